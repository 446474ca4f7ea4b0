import type { Suggestion, Today } from '../../../backend/contract/tickets.ts'
import { mondayOf } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { PriceLine } from '../../ui/elder/PriceLine.tsx'
import { Actions, Heading, Lead, Mark } from '../../ui/elder/Screen.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { BookedMeal } from './BookedMeal.tsx'
import { HeldMeal } from './HeldMeal.tsx'
import { howWords, linkTo } from './meal.ts'
import { QueuedMeal, QueueOutcome } from './QueuedMeal.tsx'

/** What she eats next, or could book: always one sentence and one thing to press. */
export function NextMeal({ data }: { data: Today }) {
  const { next, now, outcome } = data
  if (outcome !== null) return <QueueOutcome place={outcome} today={now.day} />
  switch (next.state) {
    case 'booked':
      return next.ticket.state === 'held' ? (
        <HeldMeal ticket={next.ticket} today={now.day} back={paths.today()} />
      ) : (
        <BookedMeal ticket={next.ticket} today={now.day} />
      )
    case 'open':
      return next.suggestion === null ? (
        <ChooseYourself data={data} when={next.when} />
      ) : (
        <Suggested data={data} next={next} suggestion={next.suggestion} />
      )
    case 'queued':
      return <QueuedMeal place={next.place} today={now.day} />
    case 'soldOut':
    case 'afterCutoff':
    case 'closedDay':
    case 'noMenu':
      return <NothingToBook data={data} next={next} />
  }
}

type Next = Today['next']
type Open = Extract<Next, { state: 'open' }>
type When = Open['when']

function Suggested({
  data,
  next: { when, lastWeek },
  suggestion,
}: {
  data: Today
  next: Open
  suggestion: Suggestion
}) {
  const words = useWords()
  const { today } = useElderWords()
  const { plate, price } = suggestion
  const press = {
    birthday: today.birthdayNoodles,
    lastTime: today.sameAsLast,
    usual: today.bookThis,
    offered: today.bookThis,
  }[suggestion.basis]
  return (
    <>
      <Heading>{today.ask(words.mealOn(when.day, when.meal, data.now.day))}</Heading>
      <MealCard
        picture={pictureOf(plate.picture)}
        name={words.name(plate.name)}
        sides={words.name(plate.sides)}
        first="first"
      >
        <PriceLine {...price} />
      </MealCard>
      <Actions>
        <LinkButton
          kind="primary"
          href={paths.confirm(linkTo(when.servingId, suggestion))}
          note={howWords(words, suggestion)}
        >
          {press}
        </LinkButton>
        {lastWeek !== null && (
          <LinkButton
            href={paths.confirm(linkTo(when.servingId, lastWeek.meal))}
            note={words.name(lastWeek.meal.plate.name)}
          >
            {today.sameAsWeekday(
              // On a Sunday, the Monday before tomorrow's was this week's.
              mondayOf(lastWeek.day) === mondayOf(data.now.day) ? 'this' : 'last',
              { short: words.shortWeekday(lastWeek.day), whole: words.weekday(lastWeek.day) },
            )}
          </LinkButton>
        )}
        <LinkButton href={paths.dishes(when.servingId)}>{today.otherDishes}</LinkButton>
      </Actions>
    </>
  )
}

function ChooseYourself({ data, when }: { data: Today; when: When }) {
  const words = useWords()
  const { today } = useElderWords()
  return (
    <>
      <Heading>{today.noFit(words.mealOn(when.day, when.meal, data.now.day))}</Heading>
      <Actions>
        <LinkButton kind="primary" href={paths.dishes(when.servingId)}>
          {today.otherDishes}
        </LinkButton>
      </Actions>
    </>
  )
}

type Stuck = Exclude<Next, { state: 'booked' | 'open' | 'queued' }>

/** Closed, sold out, too late or not planned: why, and the two ways on. */
function NothingToBook({ data, next }: { data: Today; next: Stuck }) {
  const { today, queue, callCanteen } = useElderWords()
  const { heading, reason, way } = useStuckWords(next, data.now.day)
  return (
    <>
      <Mark />
      <Heading>{heading}</Heading>
      {reason && <Lead>{reason}</Lead>}
      <Lead>{way}</Lead>
      <Actions>
        {next.state === 'soldOut' && next.can.wait.allowed ? (
          <LinkButton kind="primary" href={paths.wait(next.when.servingId)}>
            {queue.join}
          </LinkButton>
        ) : (
          <LinkButton kind="primary" href={`tel:${data.canteen.phone}`} note={data.canteen.phone}>
            {callCanteen}
          </LinkButton>
        )}
        {next.state !== 'noMenu' && (
          <LinkButton href={paths.dishes()}>{today.otherDays}</LinkButton>
        )}
      </Actions>
    </>
  )
}

function useStuckWords(
  next: Stuck,
  now: Today['now']['day'],
): { heading: string; reason?: string; way: string } {
  const words = useWords()
  const { today, queue } = useElderWords()
  switch (next.state) {
    case 'soldOut':
      return {
        heading: today.soldOut(words.mealOn(next.when.day, next.when.meal, now)),
        way: next.can.wait.allowed ? queue.joinWay : today.soldOutWay,
      }
    case 'afterCutoff':
      return {
        heading: today.tooLate(words.mealOn(next.when.day, next.when.meal, now)),
        way: today.tooLateWay(words.moment(next.cutoff, now)),
      }
    case 'closedDay':
      return {
        heading: today.closed(words.dayFromToday(next.day, now)),
        reason: words.name(next.reason),
        way:
          next.reopens === null
            ? today.closedWay
            : today.closedUntil(words.dayFromToday(next.reopens, now)),
      }
    case 'noMenu':
      return { heading: today.noMenu, way: today.noMenuWay }
  }
}
