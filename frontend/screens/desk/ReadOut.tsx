import type { Desk } from '../../queries/desk.ts'
import { useDeskWords } from '../../ui/words/desk.ts'
import type { DeskWords } from '../../ui/words/desk.zh.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import type { SpokenMeal } from '../../ui/words/spoken.ts'
import { useWords } from '../../ui/words/words.tsx'
import { orderOf, orderOfTicket, unmetNeeds } from './order.ts'
import type { Chosen, Deed, OpenMeal, Order } from './order.ts'
import styles from './ReadOut.module.css'
import type { OrderFlow } from './use-order-flow.ts'

interface ReadOutProps {
  desk: Desk
  next: OpenMeal
  when: OrderFlow['when']
  chosen: Chosen
  deed: Deed | null
}

/** The very words to say, in large letters, one breath a line. */
export function ReadOut(props: ReadOutProps) {
  const { desk, chosen } = props
  const { spoken, readOut } = useDeskWords()
  const base = useWords()
  const her = desk.diner.gender === 'female'
  if (chosen === 'away') return <Spoken heading={readOut.nobody} lines={readOut.nobodyWay} />
  const heading =
    chosen === null ? (her ? readOut.askHer : readOut.askHim) : her ? readOut.her : readOut.him
  return <Spoken heading={heading} lines={sentences(props, base, spoken)} />
}

export function Spoken({ heading, lines }: { heading: string; lines: readonly string[] }) {
  return (
    <div className={styles.box} aria-live="polite">
      <h3 className={styles.heading}>{heading}</h3>
      <p>
        {lines.map((line) => (
          <span key={line} className={styles.line}>
            {line}
          </span>
        ))}
      </p>
    </div>
  )
}

function sentences(
  { desk, next, when, deed }: ReadOutProps,
  base: BaseWords,
  spoken: DeskWords['spoken'],
): string[] {
  const call = {
    callName: base.name(desk.diner.callName),
    mealOn: base.mealOn(when.day, when.meal, desk.now.day),
  }
  const meal = (
    order: Pick<Order, 'name' | 'quantity' | 'variant' | 'way' | 'price' | 'payment'>,
  ): SpokenMeal => ({
    ...call,
    dish: base.name(order.name),
    quantity: order.quantity,
    variant: order.variant,
    unmet: unmetNeeds(order.variant, desk.needs),
    way: order.way,
    window: when,
    payFen: order.price.payFen,
    by: order.payment.by,
    number: next.state === 'booked' ? next.ticket.number : null,
  })
  if (deed !== null && 'order' in deed) return spoken[deed.kind](meal(deed.order))
  if (deed?.kind === 'skip') return spoken.skip(call)
  if (next.state === 'booked')
    return spoken[deed?.kind === 'cancel' || deed?.kind === 'keep' ? deed.kind : 'alreadyBooked'](
      meal(orderOfTicket(next.ticket)),
    )
  return next.suggestion === null
    ? spoken.askOpenly(call)
    : spoken.ask(meal(orderOf(next.suggestion)))
}
