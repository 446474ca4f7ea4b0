import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { Actions, Heading } from '../../ui/elder/Screen.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { makeOf, mealWords } from './meal.ts'
import { TicketLine } from './TicketLine.tsx'

/** Booked: the dish, the number, and cancelling in plain sight. */
export function BookedMeal({ ticket, today }: { ticket: Ticket; today: ServiceDay }) {
  const words = useWords()
  const elder = useElderWords()
  return (
    <>
      <Heading>{elder.today.booked(mealWords(words, ticket, today))}</Heading>
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
          {elder.today.seeTicket}
        </LinkButton>
        <CancelForm ticket={ticket} today={today} back={paths.today()} />
        <ChangeLink ticket={ticket} />
      </Actions>
    </>
  )
}

/** Cancelling is one tap and can be taken back; nobody is asked "are you sure". */
export function CancelForm({
  ticket,
  today,
  back,
}: {
  ticket: Ticket
  today: ServiceDay
  back: string
}) {
  const words = useWords()
  const { done } = useElderWords()
  if (!ticket.can.cancel.allowed) return null
  return (
    <PostForm
      endpoint={bookingEndpoints.cancelBooking}
      params={{ bookingId: ticket.bookingId }}
      body={{}}
      next={paths.done(ticket.bookingId)}
      back={back}
    >
      <Button kind="secondary" note={done.cancelUntil(words.moment(ticket.can.until, today))}>
        {done.cancel}
        <span className="spoken-only"> {mealWords(words, ticket, today)}</span>
      </Button>
    </PostForm>
  )
}

/** Another dish for the same meal, or another turn, while that is possible. */
export function ChangeLink({ ticket }: { ticket: Ticket }) {
  const { otherDish, confirm } = useElderWords()
  const { when, plate, way, variant, quantity, lines } = ticket
  if (!ticket.can.amend.allowed) return null
  const same = {
    servingId: when.servingId,
    offeringId: plate.offeringId,
    way,
    make: makeOf(variant),
    portions: quantity,
  }
  return (
    <>
      <LinkButton href={paths.dishes(when.servingId)}>{otherDish}</LinkButton>
      {ticket.arriveFrom !== null && lines.length === 0 && (
        <LinkButton href={paths.confirm(same, 'time')}>{confirm.otherTime}</LinkButton>
      )}
    </>
  )
}
