import { useQuery } from '@tanstack/react-query'
import { waitEndpoints } from '../../../backend/contract/waits.ts'
import type { WaitWish } from '../../../backend/vocabulary/waiting.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { standingQuery } from '../../queries/waits.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import styles from './TakeOrder.module.css'

/** The caller would wait for a portion that somebody gives back: one question, two answers. */
export function QueueCaller({ dinerId, servingId }: { dinerId: number; servingId: number }) {
  const { blocked, refused, noNetwork } = useDeskWords()
  const { data } = useQuery(standingQuery(dinerId, servingId))
  const { mutate, isPending, error } = useSend(waitEndpoints.joinQueue)
  if (data?.asking.can.join.allowed !== true) return null
  const { way, mostFen, payment, ahead } = data.asking
  const join = (wish: WaitWish) => () =>
    mutate({
      params: { dinerId, servingId },
      body: { dish: null, way, wish, pay: payment.by, seenPayFen: mostFen, channel: 'phone' },
    })
  return (
    <section>
      <p>{blocked.queueAsk(ahead, mostFen)}</p>
      {error !== null && (
        <Notice tone="refused" heading={refused}>
          <p>{sentenceFor(error, noNetwork)}</p>
        </Notice>
      )}
      <div className={styles.queue}>
        <Button type="button" kind="secondary" disabled={isPending} onClick={join('book')}>
          {blocked.queueBook}
        </Button>
        <Button type="button" kind="secondary" disabled={isPending} onClick={join('ask')}>
          {blocked.queueCall}
        </Button>
      </div>
    </section>
  )
}
