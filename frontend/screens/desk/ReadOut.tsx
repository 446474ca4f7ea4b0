import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { Desk } from '../../queries/desk.ts'
import { useDeskWords } from '../../ui/words/desk.ts'
import type { DeskWords } from '../../ui/words/desk.zh.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import type { SpokenMeal } from '../../ui/words/spoken.ts'
import { useWords } from '../../ui/words/words.tsx'
import { orderOf, unmetNeeds } from './order.ts'
import type { Chosen, Deed, OpenMeal, Order } from './order.ts'
import styles from './ReadOut.module.css'

interface ReadOutProps {
  desk: Desk
  next: OpenMeal
  chosen: Chosen
  deed: Deed | null
}

/** The very words to say, in large letters, one breath a line. */
export function ReadOut(props: ReadOutProps) {
  const { desk, chosen } = props
  const { spoken, readOut } = useDeskWords()
  const base = useWords()
  const her = desk.diner.gender === 'female'
  const heading =
    chosen === null ? (her ? readOut.askHer : readOut.askHim) : her ? readOut.her : readOut.him
  return (
    <div className={styles.box} aria-live="polite">
      <h3 className={styles.heading}>{heading}</h3>
      <p>
        {sentences(props, base, spoken).map((line) => (
          <span key={line} className={styles.line}>
            {line}
          </span>
        ))}
      </p>
    </div>
  )
}

function sentences(
  { desk, next, deed }: ReadOutProps,
  base: BaseWords,
  spoken: DeskWords['spoken'],
): string[] {
  const when = next.state === 'booked' ? next.ticket.when : next.when
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

const orderOfTicket = ({ plate, quantity, variant, way, price, payment }: Ticket) => ({
  name: plate.name,
  quantity,
  variant,
  way,
  price,
  payment: { ...payment, shortFen: payment.dueFen },
})
