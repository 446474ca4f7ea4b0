import { useSuspenseQuery } from '@tanstack/react-query'
import type { ComingDay } from '../../../backend/contract/standing.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { mealsQuery } from '../../queries/bookings.ts'
import { comingQuery } from '../../queries/standing.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useStandingWords } from '../../ui/words/standing.ts'
import { useWords } from '../../ui/words/words.tsx'
import { mealWords } from './meal.ts'
import styles from './MyMeals.module.css'
import { Refused } from './Refused.tsx'
import { useDinerId } from './session.ts'
import { Day } from './standing/ComingDays.tsx'

/** All that is coming in one calendar, whoever asked for it, and what is behind her. */
export function MyMeals() {
  const dinerId = useDinerId()
  const { past } = useSuspenseQuery(mealsQuery(dinerId)).data
  const { days, now } = useSuspenseQuery(comingQuery(dinerId)).data
  const { meals, back } = useElderWords()
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>{meals.title}</Heading>
      <Coming days={days} today={now.day} />
      <details className={styles.earlier}>
        <summary className={styles.summary}>
          <h2 className={styles.group}>{meals.past}</h2>
        </summary>
        {past.length === 0 ? (
          <EmptyState words={meals.noPast} />
        ) : (
          <Past tickets={past} today={now.day} />
        )}
      </details>
      <Actions>
        <LinkButton href={paths.standing()}>{meals.standing}</LinkButton>
        <LinkButton href={paths.wallet()}>{meals.wallet}</LinkButton>
      </Actions>
    </Screen>
  )
}

/** A week is seen at once; what lies behind it, when asked for. */
const seenAtOnce = 7

function Coming({ days, today }: { days: readonly ComingDay[]; today: ServiceDay }) {
  const { meals } = useElderWords()
  const words = useStandingWords()
  const told = (some: readonly ComingDay[]) =>
    some.filter((one) => one.meals.length > 0 || one.closed !== null)
  const [soon, later] = [told(days.slice(0, seenAtOnce)), told(days.slice(seenAtOnce))]
  const list = (some: readonly ComingDay[]) =>
    some.map((one) => <Day key={one.day} day={one} today={today} />)
  return (
    <section>
      <h2 className={styles.group}>{meals.coming}</h2>
      {!days.some((one) => one.meals.length > 0) && (
        <>
          <p className={styles.none}>{meals.noComing}</p>
          <LinkButton kind="primary" href={paths.today()}>
            {meals.book}
          </LinkButton>
        </>
      )}
      {list(soon)}
      {later.length > 0 && (
        <details className={styles.earlier}>
          <summary className={styles.summary}>
            <span className={styles.group}>{words.later(later.length)}</span>
          </summary>
          {list(later)}
        </details>
      )}
    </section>
  )
}

/** 11:42 领了, 11:42 您女儿代您领了; any other state by its name. */
function useHowItCame(): (ticket: Ticket) => string {
  const words = useWords()
  const { meals } = useElderWords()
  return ({ state, collectedAt, fetchedBy }) => {
    if (state !== 'collected' || collectedAt === null) return words.bookingState[state]
    return fetchedBy === null
      ? meals.collectedAt(collectedAt)
      : meals.fetchedAt(collectedAt, words.name(fetchedBy.toHer))
  }
}

function Past({ tickets, today }: { tickets: Ticket[]; today: ServiceDay }) {
  const words = useWords()
  const howItCame = useHowItCame()
  return (
    <ul className={styles.past}>
      {tickets.map((ticket) => (
        <li key={ticket.bookingId} className={styles.row}>
          <p>
            <span className={styles.day}>{mealWords(words, ticket, today)}</span>{' '}
            {words.name(ticket.plate.name)}
          </p>
          <p className={styles.state}>
            {words.phrases([
              howItCame(ticket),
              ...(ticket.state === 'collected' || ticket.state === 'delivered'
                ? [words.money(ticket.price.payFen)]
                : []),
            ])}
          </p>
        </li>
      ))}
    </ul>
  )
}
