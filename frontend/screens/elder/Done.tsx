import { useSuspenseQuery } from '@tanstack/react-query'
import type { Ticket as TicketReply } from '../../../backend/contract/tickets.ts'
import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import { coversDue } from '../../../backend/vocabulary/carried.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { bookingQuery } from '../../queries/bookings.ts'
import { BigTick } from '../../ui/elder/BigTick.tsx'
import { Actions, Heading, Lead, Screen } from '../../ui/elder/Screen.tsx'
import { Ticket } from '../../ui/elder/Ticket.tsx'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CancelForm, ChangeLink } from './BookedMeal.tsx'
import styles from './Done.module.css'
import { HeldMeal } from './HeldMeal.tsx'
import { againBody, comeWords, howWords, mealWords } from './meal.ts'
import { Refused } from './Refused.tsx'
import { useDinerId } from './session.ts'

interface DoneProps {
  ticket: TicketReply
  today: ServiceDay
}

/** One booking, whatever became of it: booked, cancelled, eaten, missed. */
export function Done({ params }: { params: Record<string, string> }) {
  const { data } = useSuspenseQuery(bookingQuery(Number(params['bookingId'])))
  const { ticket, now } = data
  switch (ticket.state) {
    case 'held':
      return <Held ticket={ticket} today={now.day} />
    case 'placed':
      return <Booked ticket={ticket} today={now.day} />
    case 'cancelled':
      return <Cancelled ticket={ticket} today={now.day} />
    case 'collected':
    case 'delivered':
    case 'missed':
      return <Over ticket={ticket} today={now.day} />
  }
}

function Held({ ticket, today }: DoneProps) {
  return (
    <Screen>
      <Refused />
      <HeldMeal ticket={ticket} today={today} back={paths.done(ticket.bookingId)} />
    </Screen>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <p className={styles.lines}>
      {lines.map((line) => (
        <span key={line} className={styles.row}>
          {line}
        </span>
      ))}
    </p>
  )
}

function Stub({ ticket }: { ticket: TicketReply }) {
  const words = useWords()
  const { done, confirm } = useElderWords()
  const { price } = ticket
  const { by, dueFen, carried } = ticket.payment
  const given = coversDue(carried, dueFen) ? carried : null
  return (
    <Ticket
      label={done.number}
      number={ticket.number ?? '—'}
      unit={done.numberUnit}
      left={
        howWords(words, { variant: ticket.variant, quantity: ticket.quantity }) || confirm.ordinary
      }
      right={
        by !== 'counter' || dueFen === 0
          ? done.paid(price.payFen)
          : given === null
            ? done.due(dueFen)
            : done.given(dueFen, given.by)
      }
    />
  )
}

function Booked({ ticket, today }: DoneProps) {
  const words = useWords()
  const elder = useElderWords()
  const { done } = elder
  return (
    <Screen tone="green">
      <div className={styles.centre}>
        <BigTick />
        <Heading>{done.booked}</Heading>
        <Lines lines={comeWords(words, elder, ticket, today)} />
      </div>
      <Refused />
      <Stub ticket={ticket} />
      <Actions>
        <LinkButton kind="primary" href={paths.today()}>
          {done.ok}
        </LinkButton>
        <CancelForm ticket={ticket} today={today} back={paths.done(ticket.bookingId)} />
        <ChangeLink ticket={ticket} />
      </Actions>
    </Screen>
  )
}

function Cancelled({ ticket, today }: DoneProps) {
  const words = useWords()
  const { done } = useElderWords()
  const dinerId = useDinerId()
  const { payment, price, can } = ticket
  return (
    <Screen>
      <div className={styles.centre}>
        <BigTick />
        <Heading>{done.cancelled}</Heading>
        <Lines
          lines={done.cancelledMeal(mealWords(words, ticket, today), words.name(ticket.plate.name))}
        />
        <Lead>
          {payment.by === 'wallet' && price.payFen > 0
            ? done.moneyBack(price.payFen)
            : done.nothingPaid}
        </Lead>
      </div>
      <Refused />
      <Actions>
        <LinkButton kind="primary" href={paths.today()}>
          {done.ok}
        </LinkButton>
        {can.placeAgain.allowed && (
          <PostForm
            endpoint={bookingEndpoints.placeBooking}
            body={againBody(dinerId, ticket)}
            next={paths.done('{id}')}
            back={paths.done(ticket.bookingId)}
            after="chime"
          >
            <Button>{done.undo}</Button>
          </PostForm>
        )}
      </Actions>
    </Screen>
  )
}

function Over({ ticket, today }: DoneProps) {
  const words = useWords()
  const { done, toToday } = useElderWords()
  const eaten = ticket.state !== 'missed'
  return (
    <Screen>
      <div className={styles.centre}>
        <Heading>{eaten ? done.collected : done.missed}</Heading>
        <Lines lines={[mealWords(words, ticket, today), words.name(ticket.plate.name)]} />
        <Lead>
          {eaten
            ? ticket.collectedAt !== null &&
              (ticket.fetchedBy === null
                ? done.collectedAt(ticket.collectedAt)
                : done.fetchedAt(ticket.collectedAt, words.name(ticket.fetchedBy.toHer)))
            : done.missedWay}
        </Lead>
      </div>
      <Stub ticket={ticket} />
      <Actions>
        <LinkButton kind="primary" href={paths.today()}>
          {toToday}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
