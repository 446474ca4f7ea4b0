import { useEffect, useRef } from 'react'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { coversDue } from '../../../backend/vocabulary/carried.ts'
import { noFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { paths } from '../../app/paths.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TickIcon } from '../../ui/icons.tsx'
import { CardGlyph, CrossGlyph } from '../../ui/staff/glyphs.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { AskFirst } from './AskFirst.tsx'
import { CutResult } from './CutResult.tsx'
import { Pay } from './Pay.tsx'
import { Plates } from './Plates.tsx'
import { Fetched } from './Fetched.tsx'
import { Sheet } from './Sheet.tsx'
import styles from './Result.module.css'
import { WhoCollects } from './WhoCollects.tsx'
import type { CollectedBy, Outcome } from './hand-over.ts'
import type { CheckInFlow } from './use-check-in.ts'

/** What the scan came to, to be read at a glance from the other side of the counter. */
export function Result({ flow, by }: { flow: CheckInFlow; by: CollectedBy }) {
  const { scan, idle, odd } = useCounterWords()
  const { outcome, working } = flow
  return (
    <div aria-live="polite" aria-busy={working}>
      {working ? (
        <Sheet tone="idle" icon={<CardGlyph />} heading={scan.working} />
      ) : outcome === null ? (
        <Sheet tone="idle" icon={<CardGlyph />} heading={by === 'self' ? idle.heading : odd.idle}>
          <p>{by === 'self' ? idle.text : odd.idleText}</p>
        </Sheet>
      ) : (
        <Told outcome={outcome} flow={flow} />
      )}
    </div>
  )
}

interface ToldProps {
  outcome: Outcome
  flow: CheckInFlow
}

function Told({ outcome, flow }: ToldProps) {
  if (outcome.kind === 'collected') return <Collected outcome={outcome} />
  if (outcome.kind === 'due') return <Due outcome={outcome} flow={flow} />
  if (outcome.kind === 'ready') return <Ready outcome={outcome} flow={flow} />
  if (outcome.kind === 'who') return <Who outcome={outcome} flow={flow} />
  if (outcome.kind === 'notBooked') return <NotBooked outcome={outcome} />
  if (outcome.kind === 'cut') return <CutResult cut={outcome.cut} flow={flow} />
  return <No outcome={outcome} />
}

type Looked = Exclude<Extract<Outcome, { question: unknown }>, { kind: 'who' }>
interface LookedProps {
  outcome: Looked
  flow: CheckInFlow
}

function Due({ outcome, flow }: LookedProps) {
  const { result } = useCounterWords()
  const { ticket, name, came, question } = outcome
  const { dueFen, carried } = ticket.payment
  return (
    <Sheet
      tone="look"
      icon="¥"
      heading={coversDue(carried, dueFen) ? result.atDoor : result.due(dueFen)}
      name={name}
      number={ticket.number}
    >
      <Plate ticket={ticket} />
      <AskFirst question={question} by={came.collector ? 'other' : 'self'} />
      <Pay key={ticket.bookingId} ticket={ticket} name={name} came={came} flow={flow} />
    </Sheet>
  )
}

type NoOutcome = Extract<Outcome, { kind: 'already' | 'over' | 'refused' | 'failed' }>

/** Not today: why, since when, and what to do about it. */
function No({ outcome }: { outcome: NoOutcome }) {
  const { result } = useCounterWords()
  const { bookingState } = useWords()
  const cross = <CrossGlyph />
  if (outcome.kind === 'failed') {
    return (
      <Sheet tone="bad" icon={cross} heading={result.failed}>
        <p>{result.failedWay}</p>
      </Sheet>
    )
  }
  if (outcome.kind === 'refused') {
    return (
      <Sheet tone="bad" icon={cross} heading={result[outcome.heading]}>
        <p>{outcome.sentence}</p>
      </Sheet>
    )
  }
  const { kind, ticket, name } = outcome
  const heading = kind === 'already' ? result.already : result.over(bookingState[ticket.state])
  return (
    <Sheet tone="bad" icon={cross} heading={heading} name={name} number={ticket.number}>
      {ticket.collectedAt !== null && (
        <p className={styles.strong}>{result.alreadyAt(ticket.collectedAt)}</p>
      )}
      <p>{kind === 'already' ? result.alreadyWay : result.overWay}</p>
    </Sheet>
  )
}

function Ready({ outcome, flow }: LookedProps) {
  const { result, pay, odd } = useCounterWords()
  const { ticket, name, came, question } = outcome
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const { mutate, isPending } = flow.pay
  return (
    <Sheet tone="look" icon="?" heading={result.ready} name={name} number={ticket.number}>
      <Plate ticket={ticket} />
      <AskFirst question={question} />
      <NotDone error={flow.pay.error} />
      <div className={styles.ways}>
        <Button
          ref={button}
          type="button"
          kind="primary"
          disabled={isPending}
          onClick={() => mutate({ bookingId: ticket.bookingId, name, came, cashFen: noFen })}
        >
          {isPending ? pay.submitting : question === null ? result.handOver : odd.right}
        </Button>
        <Button type="button" kind="quiet" onClick={flow.clear}>
          {result.notHer}
        </Button>
      </div>
    </Sheet>
  )
}

function NotDone({ error }: { error: Error | null }) {
  const { refused, noNetwork } = useCounterWords()
  return (
    error !== null && (
      <Notice tone="refused" heading={refused}>
        {sentenceFor(error, noNetwork)}
      </Notice>
    )
  )
}

function Who({ outcome, flow }: { outcome: Extract<Outcome, { kind: 'who' }>; flow: CheckInFlow }) {
  const { odd } = useCounterWords()
  const { ticket, name, question, collectors } = outcome
  return (
    <Sheet tone="look" icon="?" heading={odd.who} name={name} number={ticket.number}>
      <Plate ticket={ticket} />
      <AskFirst question={question} by="other" />
      <NotDone error={flow.pay.error} />
      <WhoCollects
        collectors={collectors}
        working={flow.pay.isPending}
        onWho={flow.choose}
        onLater={flow.clear}
      />
    </Sheet>
  )
}

function NotBooked({ outcome }: { outcome: Extract<Outcome, { kind: 'notBooked' }> }) {
  const { result } = useCounterWords()
  return (
    <Sheet tone="look" icon="?" heading={result.notBooked} name={outcome.name}>
      <p>{result.notBookedWay}</p>
      <div className={styles.ways}>
        <LinkButton kind="secondary" href={`${paths.counter('walk-in')}?diner=${outcome.dinerId}`}>
          {result.sellNow}
        </LinkButton>
        <LinkButton kind="quiet" href={paths.desk(outcome.dinerId)}>
          {result.bookNext}
        </LinkButton>
      </div>
    </Sheet>
  )
}

export function Collected({ outcome }: { outcome: Extract<Outcome, { kind: 'collected' }> }) {
  const { result } = useCounterWords()
  const { ticket, name, changeFen, balanceFen } = outcome
  const { listFen, subsidyFen, payFen } = ticket.price
  return (
    <Sheet
      tone="good"
      icon={<TickIcon />}
      heading={result.collected}
      name={name}
      number={ticket.number}
    >
      {changeFen > 0 && <p className={styles.change}>{result.change(changeFen)}</p>}
      <Fetched who={ticket.fetchedBy?.who} />
      <Plate ticket={ticket} />
      <dl className={styles.sums}>
        <Sum label={result.list} amount={listFen} />
        <Sum label={result.subsidy} amount={subsidyFen} />
        <Sum label={result.paid} amount={payFen} />
        <Sum label={result.balance} amount={balanceFen} />
      </dl>
    </Sheet>
  )
}

function Sum({ label, amount }: { label: string; amount: Fen }) {
  const { moneyUnit } = useWords()
  return (
    <div className={styles.sum}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.amount}>
        {yuan(amount)} <span className={styles.unit}>{moneyUnit}</span>
      </dd>
    </div>
  )
}

function Plate({ ticket }: { ticket: Ticket }) {
  const lines = [
    { plate: ticket.plate, quantity: ticket.quantity, variant: ticket.variant },
    ...ticket.lines,
  ].map(({ plate, quantity, variant }) => ({
    key: plate.offeringId,
    name: plate.name,
    size: plate.size,
    quantity,
    variant,
  }))
  return <Plates lines={lines} way={ticket.way} />
}
