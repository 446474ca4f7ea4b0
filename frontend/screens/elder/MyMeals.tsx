import { useSuspenseQuery } from '@tanstack/react-query'
import type { QueuePlace, Ticket } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { mealsQuery } from '../../queries/bookings.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CancelForm } from './BookedMeal.tsx'
import { mealWords } from './meal.ts'
import styles from './MyMeals.module.css'
import { Refused } from './Refused.tsx'
import { useDinerId } from './session.ts'
import { TicketLine } from './TicketLine.tsx'

export function MyMeals() {
  const { data } = useSuspenseQuery(mealsQuery(useDinerId()))
  const { meals, back } = useElderWords()
  const today = data.now.day
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>{meals.title}</Heading>
      <section>
        <h2 className={styles.group}>{meals.coming}</h2>
        {data.coming.length + data.places.length === 0 ? (
          <NoneComing />
        ) : (
          <ul className={styles.list}>
            {data.places.map((place) => (
              <InLine key={place.when.servingId} place={place} today={today} />
            ))}
            {data.coming.map((ticket) => (
              <Coming key={ticket.bookingId} ticket={ticket} today={today} />
            ))}
          </ul>
        )}
      </section>
      <details className={styles.earlier}>
        <summary className={styles.summary}>
          <h2 className={styles.group}>{meals.past}</h2>
        </summary>
        {data.past.length === 0 ? (
          <EmptyState words={meals.noPast} />
        ) : (
          <Past tickets={data.past} today={today} />
        )}
      </details>
      <Actions>
        <LinkButton href={paths.wallet()}>{meals.wallet}</LinkButton>
      </Actions>
    </Screen>
  )
}

function NoneComing() {
  const { meals } = useElderWords()
  return (
    <>
      <p className={styles.none}>{meals.noComing}</p>
      <LinkButton kind="primary" href={paths.today()}>
        {meals.book}
      </LinkButton>
    </>
  )
}

function Coming({ ticket, today }: { ticket: Ticket; today: ServiceDay }) {
  const words = useWords()
  const { meals } = useElderWords()
  const meal = mealWords(words, ticket, today)
  return (
    <li className={styles.coming}>
      <h3 className={styles.meal}>{meal}</h3>
      <p>{words.phrases([words.name(ticket.plate.name), ...words.variantParts(ticket.variant)])}</p>
      <TicketLine ticket={ticket} />
      {!ticket.can.cancel.allowed && <p className={styles.until}>{meals.tooLate}</p>}
      <Actions>
        <LinkButton href={paths.done(ticket.bookingId)}>
          {meals.see}
          <span className="spoken-only"> {meal}</span>
        </LinkButton>
        <CancelForm ticket={ticket} today={today} back={paths.meals()} />
      </Actions>
    </li>
  )
}

/** A meal she waits for, and the way to her place. */
function InLine({ place, today }: { place: QueuePlace; today: ServiceDay }) {
  const words = useWords()
  const { queue } = useElderWords()
  return (
    <li className={styles.coming}>
      <h3 className={styles.meal}>{queue.heading(mealWords(words, place, today), place)}</h3>
      <LinkButton href={paths.wait(place.when.servingId)}>{queue.see}</LinkButton>
    </li>
  )
}

function Past({ tickets, today }: { tickets: Ticket[]; today: ServiceDay }) {
  const words = useWords()
  const { meals } = useElderWords()
  return (
    <ul className={styles.past}>
      {tickets.map((ticket) => (
        <li key={ticket.bookingId} className={styles.row}>
          <p>
            <span className={styles.day}>{mealWords(words, ticket, today)}</span>{' '}
            {words.name(ticket.plate.name)}
          </p>
          <p className={styles.state}>
            {ticket.state === 'collected' && ticket.collectedAt !== null
              ? meals.collectedAt(ticket.collectedAt)
              : words.bookingState[ticket.state]}
            {ticket.state === 'collected' || ticket.state === 'delivered'
              ? ` ${words.money(ticket.price.payFen)}`
              : ''}
          </p>
        </li>
      ))}
    </ul>
  )
}
