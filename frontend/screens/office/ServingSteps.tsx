import { useId, useState } from 'react'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { kitchenEndpoints } from '../../../backend/contract/kitchen.ts'
import type { ServingState } from '../../../backend/vocabulary/meal.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import styles from './ServingCard.module.css'

type Serving = NonNullable<Board['serving']>
type Step = keyof Serving['can']

const nextStep: Record<ServingState, Step | null> = {
  planned: null,
  open: 'close',
  closed: 'markServed',
  served: 'settle',
  settled: null,
}

/** The one step a meal takes next. Whether it may be taken, and why not, the server has said. */
export function ServingSteps({ serving, meal }: { serving: Serving; meal: string }) {
  const words = useOfficeWords().today
  const staff = useStaffWords()
  const becauseId = useId()
  const [said, setSaid] = useState<string>()
  const [asking, setAsking] = useState(false)
  const close = useSend(kitchenEndpoints.closeServing, ({ booked }) =>
    setSaid(words.closed(booked)),
  )
  const markServed = useSend(kitchenEndpoints.markServed, () => setSaid(words.served))
  const settle = useSend(kitchenEndpoints.settleServing, ({ missed, lossFen }) => {
    setAsking(false)
    setSaid(words.settled(missed, lossFen))
  })
  const step = nextStep[serving.state]
  const failed = [close, markServed, settle].find((send) => send.isError)
  const params = { servingId: serving.when.servingId }
  const take = (next: Step) => {
    setSaid(undefined)
    if (next === 'close') close.mutate({ params })
    else if (next === 'markServed') markServed.mutate({ params })
    else setAsking(true)
  }
  const can = step === null ? null : serving.can[step]
  return (
    <>
      {said !== undefined && <Notice tone="calm" heading={said} />}
      {failed !== undefined && (
        <Notice tone="refused" heading={sentenceFor(failed.error, staff.offline)} />
      )}
      {step !== null && can !== null && (
        <Button
          type="button"
          disabled={!can.allowed || close.isPending || markServed.isPending}
          describedBy={can.allowed ? undefined : becauseId}
          label={words.stepOf(words[step], meal)}
          onClick={() => take(step)}
        >
          {words[step]}
        </Button>
      )}
      {can !== null && !can.allowed && (
        <p
          id={becauseId}
          className={can.because.code === 'evidence_missing' ? styles.lacking : styles.because}
        >
          {can.because.sentence}
        </p>
      )}
      {asking && (
        <Dialog title={words.settleTitle(meal)} onClose={() => setAsking(false)}>
          <p>{words.settleText(serving.booked - serving.collected)}</p>
          <Row>
            <Button type="button" kind="quiet" onClick={() => setAsking(false)}>
              {staff.cancel}
            </Button>
            <Button
              type="button"
              kind="danger"
              disabled={settle.isPending}
              onClick={() => settle.mutate({ params })}
            >
              {words.settle}
            </Button>
          </Row>
        </Dialog>
      )}
    </>
  )
}
