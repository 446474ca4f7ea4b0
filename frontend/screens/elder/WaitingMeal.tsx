import type { Ticket, Today } from '../../../backend/contract/tickets.ts'
import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { Actions, Heading } from '../../ui/elder/Screen.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CancelForm } from './BookedMeal.tsx'
import { linkTo, mealWords } from './meal.ts'
import { TicketLine } from './TicketLine.tsx'

/** Today's meal comes first; the next one is one tap further. */
export function WaitingMeal({ data, ticket }: { data: Today; ticket: Ticket }) {
  const words = useWords()
  const { today } = useElderWords()
  return (
    <>
      <Heading>{today.ready(mealWords(words, ticket, data.now.day))}</Heading>
      <MealCard
        picture={pictureOf(ticket.plate.picture)}
        name={words.name(ticket.plate.name)}
        sides={words.name(ticket.plate.sides)}
        first="first"
      >
        <TicketLine ticket={ticket} />
      </MealCard>
      <Actions>
        <LinkButton kind="primary" href={paths.done(ticket.bookingId)}>
          {today.seeTicket}
        </LinkButton>
        <CancelForm ticket={ticket} today={data.now.day} back={paths.today()} />
        <NextOne data={data} />
      </Actions>
    </>
  )
}

function NextOne({ data }: { data: Today }) {
  const words = useWords()
  const { today } = useElderWords()
  const { next, now } = data
  if (next.state === 'open') {
    const { when, suggestion } = next
    const href =
      suggestion === null
        ? paths.dishes(when.servingId)
        : paths.confirm(linkTo(when.servingId, suggestion))
    return (
      <LinkButton
        href={href}
        note={suggestion === null ? undefined : words.name(suggestion.plate.name)}
      >
        {today.bookNext(words.mealOn(when.day, when.meal, now.day))}
      </LinkButton>
    )
  }
  if (next.state === 'booked') {
    return (
      <LinkButton
        href={paths.done(next.ticket.bookingId)}
        note={words.name(next.ticket.plate.name)}
      >
        {today.booked(mealWords(words, next.ticket, now.day))}
      </LinkButton>
    )
  }
  return <LinkButton href={paths.dishes()}>{today.otherDays}</LinkButton>
}
