import { useState } from 'react'
import { standingEndpoints } from '../../../backend/contract/standing.ts'
import type { StandingHold } from '../../../backend/contract/standing.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { typedDay } from '../../ui/staff/typed.ts'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import type { Deed, Effect, Standing } from './DeskStanding.tsx'
import styles from './DeskStanding.module.css'

interface HoldsProps {
  dinerId: number
  data: Standing
  onDone: (deed: Deed) => void
}

/** In hospital or away: the days on which nothing is booked for her. Nobody writes down why. */
export function DeskHolds({ dinerId, data, onDone }: HoldsProps) {
  const { standing, noNetwork } = useDeskWords()
  const [open, setOpen] = useState<StandingHold | null>(null)
  const done = (effect: Effect) => {
    setOpen(null)
    onDone({ effect, about: 'other' })
  }
  const add = useSend(standingEndpoints.addHold, done)
  const change = useSend(standingEndpoints.changeHold, done)
  const end = useSend(standingEndpoints.endHold, done)
  const failed = add.error ?? change.error ?? end.error
  const isBusy = add.isPending || change.isPending || end.isPending
  const send = (body: { firstDay: ServiceDay; lastDay: ServiceDay | null }) =>
    open === null
      ? add.mutate({ params: { dinerId }, body })
      : change.mutate({ params: { dinerId, holdId: open.holdId }, body })
  return (
    <section>
      <h2 className={styles.heading}>{standing.holds}</h2>
      {failed !== null && (
        <Notice tone="refused" heading={standing.failed}>
          <p>{sentenceFor(failed, noNetwork)}</p>
        </Notice>
      )}
      {data.holds.length === 0 && <p>{standing.noHolds}</p>}
      <ul className={styles.list}>
        {data.holds.map((hold) => (
          <Hold
            key={hold.holdId}
            hold={hold}
            today={data.now.day}
            isBusy={isBusy}
            onChange={() => setOpen(hold)}
            onEnd={() => end.mutate({ params: { dinerId, holdId: hold.holdId } })}
          />
        ))}
      </ul>
      <HoldForm
        key={open?.holdId ?? `new ${data.holds.length}`}
        hold={open}
        today={data.now.day}
        isBusy={isBusy}
        onSend={send}
        onLeave={() => setOpen(null)}
      />
    </section>
  )
}

interface HoldProps {
  hold: StandingHold
  today: ServiceDay
  isBusy: boolean
  onChange: () => void
  onEnd: () => void
}

function Hold({ hold, today, isBusy, onChange, onEnd }: HoldProps) {
  const { standing } = useDeskWords()
  const base = useWords()
  const { firstDay, lastDay, setByName } = hold
  const days = [
    base.dayFromToday(firstDay, today),
    lastDay === null ? null : base.dayFromToday(lastDay, today),
  ] as const
  const when = standing.paused(...days)
  const span = standing.span(...days)
  return (
    <li className={styles.item}>
      <p>
        <strong>{when}</strong> <span className={styles.quiet}>{standing.setBy(setByName)}</span>
      </p>
      <Row>
        <Button type="button" kind="quiet" disabled={isBusy} onClick={onChange}>
          {standing.longer(span)}
        </Button>
        <Button type="button" disabled={isBusy} onClick={onEnd}>
          {standing.endHold(span)}
        </Button>
      </Row>
    </li>
  )
}

interface HoldFormProps {
  /** The one it changes; null: a new one. */
  hold: StandingHold | null
  today: ServiceDay
  isBusy: boolean
  onSend: (body: { firstDay: ServiceDay; lastDay: ServiceDay | null }) => void
  onLeave: () => void
}

function HoldForm({ hold, today, isBusy, onSend, onLeave }: HoldFormProps) {
  const { standing } = useDeskWords()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const firstDay = typedDay(form, 'firstDay')
        if (firstDay !== null) onSend({ firstDay, lastDay: typedDay(form, 'lastDay') })
      }}
    >
      <FormGrid>
        <Field
          label={standing.firstDay}
          name="firstDay"
          type="date"
          defaultValue={hold?.firstDay ?? today}
          required
        />
        <Field
          label={standing.holdLastDay}
          name="lastDay"
          type="date"
          defaultValue={hold?.lastDay ?? ''}
        />
      </FormGrid>
      <Row>
        {hold !== null && (
          <Button type="button" kind="quiet" onClick={onLeave}>
            {standing.leave}
          </Button>
        )}
        <Button disabled={isBusy}>
          {isBusy ? standing.sending : hold === null ? standing.hold : standing.changeHold}
        </Button>
      </Row>
    </form>
  )
}
