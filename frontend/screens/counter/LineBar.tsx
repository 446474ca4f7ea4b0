import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { openHandOversQuery } from '../../queries/hand-overs.ts'
import { useConnected } from '../../queries/connection.ts'
import { useOutboxNow } from '../../offline/use-outbox.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { isHandOver } from './cut.ts'
import styles from './HandOvers.module.css'
import type { Line } from './use-line.ts'

/** Says that the counter works from its list, what waits to be told and what needs a person; nothing when all is well. */
export function LineBar({ canteenId, line }: { canteenId: number; line: Line }) {
  const { cut } = useCounterWords()
  const connected = useConnected()
  const open = useQuery(openHandOversQuery(canteenId)).data?.rows.length ?? 0
  useCaughtUp(line)
  const { listAt, waiting, refused } = line
  const unsent = waiting.length
  return (
    <div className={styles.bar}>
      {!connected && (
        <Notice tone="look" heading={cut.heading}>
          <p>{listAt === null ? cut.noList : cut.byList(listAt)}</p>
          {unsent > 0 && <p>{cut.waiting(unsent)}</p>}
        </Notice>
      )}
      {connected && unsent > 0 && <Notice tone="calm" heading={cut.sending(unsent)} />}
      {open > 0 && <Notice tone="look" heading={cut.open.heading(open)} />}
      {refused.length > 0 && <Notice tone="look" heading={cut.refused.heading(refused.length)} />}
    </div>
  )
}

/** What the server took is in its own words from now on. */
function useCaughtUp({ outbox, lookAtList }: Line): void {
  const client = useQueryClient()
  const taken = useOutboxNow(outbox).items.filter(
    (item) => isHandOver(item) && item.state === 'sent',
  ).length
  useEffect(() => {
    if (taken === 0) return
    void outbox.forgetSent(isHandOver).then(() => {
      // A list that was asked for before they were told would give the meals out again in the next cut.
      lookAtList()
      return client.invalidateQueries()
    })
  }, [taken, outbox, client, lookAtList])
}
