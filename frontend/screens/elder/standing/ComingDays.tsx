import type { ComingDay, ComingMeal } from '../../../../backend/contract/standing.ts'
import type { QueuePlace, Ticket } from '../../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { paths } from '../../../app/paths.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Actions } from '../../../ui/elder/Screen.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { CancelForm } from '../BookedMeal.tsx'
import { mealWords } from '../meal.ts'
import { TicketLine } from '../TicketLine.tsx'
import styles from '../MyMeals.module.css'
import { keyOfLine } from './line-key.ts'
import { LineLink } from './LineLink.tsx'

interface DayProps {
  day: ComingDay
  today: ServiceDay
}

/** One day of what is coming: each meal in hand with what can be done, each other one with what will become of it. */
export function Day({ day: one, today }: DayProps) {
  const base = useWords()
  const words = useStandingWords()
  const lunar = words.lunar(base.name(one.lunar))
  return (
    <section className={styles.oneDay}>
      <h3 className={styles.dayName}>
        {base.dayFromToday(one.day, today)}{' '}
        {lunar !== '' && <span className={styles.lunar}>{lunar}</span>}
      </h3>
      {one.closed !== null && (
        <p className={styles.closed}>{words.closed(base.name(one.closed))}</p>
      )}
      <ul className={styles.list}>
        {one.meals.map((meal) => (
          <li
            key={keyOfLine(meal)}
            className={(meal.ticket ?? meal.place) ? styles.coming : undefined}
          >
            <Meal meal={meal} day={one.day} today={today} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Meal({ meal, day, today }: { meal: ComingMeal; day: ServiceDay; today: ServiceDay }) {
  if (meal.place !== null) return <InLine place={meal.place} today={today} />
  if (meal.ticket?.state === 'held') return <Unpaid ticket={meal.ticket} today={today} />
  if (meal.ticket !== null) return <Booked ticket={meal.ticket} today={today} />
  return <Wanted meal={meal} day={day} today={today} />
}

function Booked({ ticket, today }: { ticket: Ticket; today: ServiceDay }) {
  const words = useWords()
  const { meals } = useElderWords()
  const { states } = useStandingWords()
  return (
    <>
      <h4 className={styles.meal}>
        {words.meal[ticket.when.meal]} <span className={styles.sure}>{states.booked}</span>
      </h4>
      <p>{words.phrases([words.name(ticket.plate.name), ...words.variantParts(ticket.variant)])}</p>
      <TicketLine ticket={ticket} />
      {!ticket.can.cancel.allowed && <p className={styles.until}>{meals.tooLate}</p>}
      <Actions>
        <LinkButton href={paths.done(ticket.bookingId)}>
          {meals.see}
          <span className="spoken-only"> {mealWords(words, ticket, today)}</span>
        </LinkButton>
        <CancelForm ticket={ticket} today={today} back={paths.meals()} />
      </Actions>
    </>
  )
}

/** Kept for her, and not hers yet: until when, and the way to pay. */
function Unpaid({ ticket, today }: { ticket: Ticket; today: ServiceDay }) {
  const words = useWords()
  const { held } = useElderWords()
  const { states } = useStandingWords()
  return (
    <>
      <h4 className={styles.meal}>
        {words.meal[ticket.when.meal]} <span className={styles.sure}>{states.unpaid}</span>
      </h4>
      <p>{words.phrases([words.name(ticket.plate.name), ...words.variantParts(ticket.variant)])}</p>
      {ticket.heldUntil !== null && <p>{held.until(words.moment(ticket.heldUntil, today))}</p>}
      <Actions>
        <LinkButton href={paths.done(ticket.bookingId)}>
          {held.pay(ticket.price.payFen)}
          <span className="spoken-only"> {mealWords(words, ticket, today)}</span>
        </LinkButton>
      </Actions>
    </>
  )
}

/** A meal she waits for, and the way to her place. */
function InLine({ place, today }: { place: QueuePlace; today: ServiceDay }) {
  const words = useWords()
  const { queue } = useElderWords()
  return (
    <>
      <h4 className={styles.meal}>{queue.heading(mealWords(words, place, today), place)}</h4>
      <Actions>
        <LinkButton href={paths.wait(place.when.servingId)}>{queue.see}</LinkButton>
      </Actions>
    </>
  )
}

/** Of a standing order, and not booked: when it will be, or why not. */
function Wanted({ meal, day, today }: { meal: ComingMeal; day: ServiceDay; today: ServiceDay }) {
  const base = useWords()
  const words = useStandingWords()
  const dish = meal.dish === null ? words.kitchenChooses : base.name(meal.dish)
  const said = words.stateOf(
    meal,
    meal.booksOn === null ? null : base.dayFromToday(meal.booksOn, today),
  )
  const more = meal.sentence === null ? dish : base.name(meal.sentence)
  const about = meal.state === 'held' ? said : base.phrases([said, more])
  return (
    <LineLink
      href={wayOn(meal)}
      look={meal.state === 'skipped' ? 'here' : undefined}
      spoken={base.dayFromToday(day, today)}
      name={base.meal[meal.meal]}
      about={about}
    />
  )
}

/** The pause, the menu of that meal where she can still book it herself, or her standing order. */
function wayOn({ holdId, bookable, state, servingId, orderId }: ComingMeal): string {
  if (holdId !== null) return paths.standingHold(holdId)
  const herself = state === 'skipped' || state === 'cancelled'
  if (herself && bookable && servingId !== null) return paths.dishes(servingId)
  return orderId === null ? paths.standing() : paths.standingOrder(orderId)
}
