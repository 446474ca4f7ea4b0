import { useSuspenseQuery } from '@tanstack/react-query'
import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { FamilyPerson } from '../../../backend/contract/family.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { bookingQuery } from '../../queries/bookings.ts'
import { familyDayQuery, familyPersonQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { BigTick } from '../../ui/elder/BigTick.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from '../elder/Done.module.css'
import { idFrom } from '../elder/link.ts'
import { againBody, mealWords } from '../elder/meal.ts'
import { Refused } from '../elder/Refused.tsx'
import { AnswerOffer } from './KeptForAnswer.tsx'
import { PayHeld, useMayPay } from './PayHeld.tsx'

interface DoneProps {
  dinerId: number
  name: string
  ticket: Ticket
  today: ServiceDay
}

/** What became of a meal somebody booked or cancelled for her, and the way to take it back. */
export function FamilyDone({ params }: { params: Record<string, string> }) {
  const dinerId = idFrom(params['dinerId']) ?? 0
  const { ticket, now } = useSuspenseQuery(bookingQuery(idFrom(params['bookingId']) ?? 0)).data
  const { diner, permissions } = useSuspenseQuery(familyPersonQuery(dinerId)).data
  const name = useWords().name(diner.callName)
  const done = { dinerId, name, ticket, today: now.day }
  if (ticket.state === 'held') return <Held {...done} permissions={permissions} />
  if (ticket.state === 'placed') return <Booked {...done} />
  return ticket.state === 'cancelled' ? <Cancelled {...done} /> : <Over />
}

function Booked({ dinerId, name, ticket, today }: DoneProps) {
  const words = useWords()
  const { done } = useElderWords()
  const { book } = useFamilyWords()
  const meal = mealWords(words, ticket, today)
  return (
    <Screen tone="green">
      <div className={styles.centre}>
        <BigTick />
        <Heading>{book.booked}</Heading>
        <p className={styles.lines}>
          {book
            .bookedFor(name, meal, words.window(ticket.when), words.name(ticket.plate.name))
            .map((line) => (
              <span key={line} className={styles.row}>
                {line}
              </span>
            ))}
          {ticket.number !== null && (
            <span className={styles.row}>
              {book.number} {words.pickupNumber(ticket.number)}
            </span>
          )}
        </p>
        <Lead>{book.tells}</Lead>
      </div>
      <Refused />
      <Actions>
        <LinkButton kind="primary" href={paths.family()}>
          {book.ok}
        </LinkButton>
        {ticket.can.cancel.allowed && (
          <PostForm
            endpoint={bookingEndpoints.cancelBooking}
            params={{ bookingId: ticket.bookingId }}
            body={{}}
            next={paths.familyDone(dinerId, ticket.bookingId)}
            back={paths.familyDone(dinerId, ticket.bookingId)}
          >
            <Button note={done.cancelUntil(words.moment(ticket.can.until, today))}>
              {book.cancel}
            </Button>
          </PostForm>
        )}
      </Actions>
    </Screen>
  )
}

type HeldProps = DoneProps & Pick<FamilyPerson, 'permissions'>

/** The waiting list keeps it for an answer; or it is kept while somebody pays. */
function Held(held: HeldProps) {
  const { people } = useSuspenseQuery(familyDayQuery()).data
  const offer = people
    .find(({ dinerId }) => dinerId === held.dinerId)
    ?.offers.find(({ bookingId }) => bookingId === held.ticket.bookingId)
  return offer === undefined ? <Unpaid {...held} /> : <Offered {...held} payment={offer.payment} />
}

/** It wants an answer, and no payment before that. */
function Offered({
  dinerId,
  name,
  ticket,
  today,
  permissions,
  payment,
}: HeldProps & Pick<FamilyPerson['offers'][number], 'payment'>) {
  const words = useWords()
  const { held } = useElderWords()
  const { book } = useFamilyWords()
  const mayAnswer = permissions.includes('book')
  return (
    <Screen>
      <Mark />
      <Heading>{book.offered(name)}</Heading>
      <Lead>{words.phrases([mealWords(words, ticket, today), words.name(ticket.plate.name)])}</Lead>
      {ticket.heldUntil !== null && (
        <Lead>{held.until(words.moment(ticket.heldUntil, today))}</Lead>
      )}
      <Refused />
      <Actions>
        {mayAnswer && (
          <AnswerOffer
            dinerId={dinerId}
            name={name}
            ticket={ticket}
            payment={payment}
            back={paths.familyDone(dinerId, ticket.bookingId)}
            kind="primary"
          />
        )}
        <LinkButton kind={mayAnswer ? 'quiet' : 'primary'} href={paths.family()}>
          {book.back}
        </LinkButton>
      </Actions>
    </Screen>
  )
}

/** Back from paying, or not yet there: the answer may take a moment. */
function Unpaid({ dinerId, name, ticket, today, permissions }: HeldProps) {
  const words = useWords()
  const { held } = useElderWords()
  const { book, topUp } = useFamilyWords()
  const mayPay = useMayPay(permissions)
  return (
    <Screen>
      <Mark />
      <Heading>{book.held(name)}</Heading>
      <Lead>{words.phrases([mealWords(words, ticket, today), words.name(ticket.plate.name)])}</Lead>
      {ticket.heldUntil !== null && (
        <Lead>{held.until(words.moment(ticket.heldUntil, today))}</Lead>
      )}
      <Refused />
      <Actions>
        <PayHeld dinerId={dinerId} ticket={ticket} permissions={permissions} kind="primary" />
        <LinkButton
          kind={mayPay ? 'secondary' : 'primary'}
          href={paths.familyDone(dinerId, ticket.bookingId)}
        >
          {topUp.lookAgain}
        </LinkButton>
        <LinkButton kind="quiet" href={paths.family()}>
          {book.back}
        </LinkButton>
      </Actions>
    </Screen>
  )
}

function Cancelled({ dinerId, name, ticket, today }: DoneProps) {
  const words = useWords()
  const { done } = useElderWords()
  const { book } = useFamilyWords()
  const { payment, price } = ticket
  return (
    <Screen>
      <div className={styles.centre}>
        <BigTick />
        <Heading>{book.cancelled}</Heading>
        <p className={styles.lines}>
          {words.phrases([
            `${name} ${mealWords(words, ticket, today)}`,
            words.name(ticket.plate.name),
          ])}
        </p>
        <Lead>
          {payment.by === 'wallet' && price.payFen > 0
            ? done.moneyBack(price.payFen)
            : done.nothingPaid}
        </Lead>
      </div>
      <Refused />
      <Actions>
        <LinkButton kind="primary" href={paths.family()}>
          {book.ok}
        </LinkButton>
        {ticket.can.placeAgain.allowed && (
          <PostForm
            endpoint={bookingEndpoints.placeBooking}
            body={againBody(dinerId, ticket)}
            next={paths.familyDone(dinerId, '{id}')}
            back={paths.familyDone(dinerId, ticket.bookingId)}
            after="chime"
          >
            <Button>{book.undo}</Button>
          </PostForm>
        )}
      </Actions>
    </Screen>
  )
}

function Over() {
  const { book } = useFamilyWords()
  return (
    <Screen>
      <Heading>{book.over}</Heading>
      <Actions>
        <LinkButton kind="primary" href={paths.family()}>
          {book.back}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
