import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { payPage, paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { PriceLine } from '../../ui/elder/PriceLine.tsx'
import { Actions, Heading, Lead } from '../../ui/elder/Screen.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { howWords } from './meal.ts'

interface HeldProps {
  ticket: Ticket
  today: ServiceDay
  /** Where it can be tried again. */
  back: string
}

/** Kept for her while she pays: until when, how much, and the way out. */
export function HeldMeal({ ticket, today, back }: HeldProps) {
  const words = useWords()
  const { held } = useElderWords()
  return (
    <>
      <Heading>{held.heading}</Heading>
      <MealCard
        picture={pictureOf(ticket.plate.picture)}
        name={words.name(ticket.plate.name)}
        sides={howWords(words, ticket)}
        first="first"
      >
        <PriceLine {...ticket.price} />
      </MealCard>
      {ticket.heldUntil !== null && (
        <Lead>{held.until(words.moment(ticket.heldUntil, today))}</Lead>
      )}
      <Actions>
        <PostForm
          endpoint={bookingEndpoints.payBookingOnline}
          params={{ bookingId: ticket.bookingId }}
          body={{}}
          next={payPage}
          back={back}
          after="page"
        >
          <Button kind="primary">{held.pay(ticket.price.payFen)}</Button>
        </PostForm>
        {/* Back from paying: the answer may take a moment. */}
        <LinkButton href={paths.done(ticket.bookingId)}>{held.paid}</LinkButton>
        <PostForm
          endpoint={bookingEndpoints.cancelBooking}
          params={{ bookingId: ticket.bookingId }}
          body={{}}
          next={paths.done(ticket.bookingId)}
          back={back}
        >
          <Button kind="secondary">{held.letGo}</Button>
        </PostForm>
      </Actions>
    </>
  )
}
