import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { noFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { paths } from '../../app/paths.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TickIcon } from '../../ui/icons.tsx'
import { CardGlyph, CrossGlyph } from '../../ui/staff/glyphs.tsx'
import { AllergyBox } from '../../ui/staff/Tag.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Pay } from './Pay.tsx'
import styles from './Result.module.css'
import type { Outcome } from './hand-over.ts'
import type { CheckInFlow } from './use-check-in.ts'

/** What the scan came to, to be read at a glance from the other side of the counter. */
export function Result({ flow }: { flow: CheckInFlow }) {
  const { scan, idle } = useCounterWords()
  const { outcome, working } = flow
  return (
    <div aria-live="polite" aria-busy={working}>
      {working ? (
        <Sheet tone="idle" icon={<CardGlyph />} heading={scan.working} />
      ) : outcome === null ? (
        <Sheet tone="idle" icon={<CardGlyph />} heading={idle.heading}>
          <p>{idle.text}</p>
        </Sheet>
      ) : (
        <Told outcome={outcome} flow={flow} />
      )}
    </div>
  )
}

interface SheetProps {
  tone: 'idle' | 'good' | 'look' | 'bad'
  icon: ReactNode
  heading: ReactNode
  name?: string
  number?: number | null
  children?: ReactNode
}

function Sheet({ tone, icon, heading, name, number, children }: SheetProps) {
  const { result } = useCounterWords()
  const { pickupNumber } = useWords()
  return (
    <section className={styles.sheet} data-tone-of={tone}>
      <div className={styles.head}>
        <span className={styles.icon}>{icon}</span>
        <div className={styles.title}>
          <h2 className={styles.heading}>{heading}</h2>
          {name !== undefined && <p className={styles.name}>{name}</p>}
        </div>
        {number !== undefined && number !== null && (
          <p className={styles.ticket}>
            <span className={styles.label}>{result.ticket}</span>
            <strong className={styles.number}>{pickupNumber(number)}</strong>
          </p>
        )}
      </div>
      {children}
    </section>
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
  if (outcome.kind === 'notBooked') return <NotBooked outcome={outcome} />
  return <No outcome={outcome} />
}

function Due({ outcome, flow }: { outcome: Extract<Outcome, { kind: 'due' }>; flow: CheckInFlow }) {
  const { result } = useCounterWords()
  const { ticket, name, came } = outcome
  return (
    <Sheet
      tone="look"
      icon="¥"
      heading={result.due(ticket.payment.dueFen)}
      name={name}
      number={ticket.number}
    >
      <Plate ticket={ticket} />
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

function Ready({
  outcome,
  flow,
}: {
  outcome: Extract<Outcome, { kind: 'ready' }>
  flow: CheckInFlow
}) {
  const { result, refused, noNetwork, pay } = useCounterWords()
  const { ticket, name, came } = outcome
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const { mutate, isPending, error } = flow.pay
  return (
    <Sheet tone="look" icon="?" heading={result.ready} name={name} number={ticket.number}>
      <Plate ticket={ticket} />
      {error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(error, noNetwork)}
        </Notice>
      )}
      <div className={styles.ways}>
        <Button
          ref={button}
          type="button"
          kind="primary"
          disabled={isPending}
          onClick={() => mutate({ bookingId: ticket.bookingId, name, came, cashFen: noFen })}
        >
          {isPending ? pay.submitting : result.handOver}
        </Button>
        <Button type="button" kind="quiet" onClick={flow.clear}>
          {result.notHer}
        </Button>
      </div>
    </Sheet>
  )
}

function NotBooked({ outcome }: { outcome: Extract<Outcome, { kind: 'notBooked' }> }) {
  const { result } = useCounterWords()
  return (
    <Sheet tone="look" icon="?" heading={result.notBooked} name={outcome.name}>
      <p>{result.notBookedWay}</p>
      <div className={styles.ways}>
        <LinkButton kind="secondary" href={paths.desk(outcome.dinerId)}>
          {result.bookNext}
        </LinkButton>
      </div>
    </Sheet>
  )
}

function Collected({ outcome }: { outcome: Extract<Outcome, { kind: 'collected' }> }) {
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

/** What to put on the tray; what must not be on it stands in red, in words. */
function Plate({ ticket }: { ticket: Ticket }) {
  const { result } = useCounterWords()
  const words = useWords()
  const lines = [
    { plate: ticket.plate, quantity: ticket.quantity, variant: ticket.variant },
    ...ticket.lines,
  ]
  return (
    <ul className={styles.plates}>
      {lines.map(({ plate, quantity, variant }) => {
        const made = words.variantParts({ ...variant, omits: [] })
        const warnings: [string, string][] = []
        if (variant.omits.length > 0)
          warnings.push([result.omits, variant.omits.map((one) => words.allergen[one]).join('　')])
        return (
          <li key={plate.offeringId}>
            <p className={styles.dish}>
              {words.phrases(
                [
                  words.name(plate.name),
                  words.size[plate.size],
                  ...made,
                  words.way[ticket.way],
                ].filter(Boolean),
              )}
              {quantity > 1 && (
                <strong className={styles.several}>{words.portions(quantity)}</strong>
              )}
            </p>
            <AllergyBox warnings={warnings} />
          </li>
        )
      })}
    </ul>
  )
}
