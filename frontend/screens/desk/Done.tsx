import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { Desk } from '../../queries/desk.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TickIcon } from '../../ui/icons.tsx'
import { UndoGlyph } from '../../ui/staff/glyphs.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Done.module.css'
import { Spoken } from './ReadOut.tsx'

export interface DoneDeed {
  /** restored, reverted: an undo that worked, which has no undo of its own */
  kind: 'booked' | 'changed' | 'cancelled' | 'restored' | 'reverted'
  ticket: Ticket
  /** The booking as it was before, to go back to. */
  before: Ticket | null
  today: ServiceDay
  diner: Desk['diner']
}

interface DoneProps {
  done: DoneDeed
  onChange: (done: DoneDeed) => void
  onOpen: (dinerId: number) => void
  onSearch: (text: string) => void
}

/** It worked: the number to write down, and the way back. The cursor waits in the search box already. */
export function Done({ done, onChange, onOpen, onSearch }: DoneProps) {
  const words = useDeskWords()
  const base = useWords()
  const { undo, undoing, error } = useUndo(done, onChange)
  const { kind, ticket, diner, today } = done
  const gone = ticket.state === 'cancelled'
  return (
    <section className={styles.done} aria-label={words.done[kind]}>
      <div className={styles.news}>
        <p className={styles.tick} data-gone={gone}>
          <TickIcon />
        </p>
        <h2 className={styles.heading}>{words.done[kind]}</h2>
        <p className={styles.whom}>
          {words.done.for(diner.name, base.mealOn(ticket.when.day, ticket.when.meal, today))}
        </p>
        <p className={styles.what}>
          {base.phrases([
            base.name(ticket.plate.name),
            ...base.variantParts(ticket.variant),
            base.way[ticket.way],
          ])}
        </p>
        {!gone && ticket.number !== null && (
          <p className={styles.number}>
            <span>{words.done.number}</span> <strong>{base.pickupNumber(ticket.number)}</strong>
          </p>
        )}
        <p>{moneyWords(done, words.done)}</p>
      </div>
      {!gone && ticket.number !== null && (
        <Spoken
          heading={diner.gender === 'female' ? words.readOut.her : words.readOut.him}
          lines={words.spoken.ticket({
            callName: base.name(diner.callName),
            mealOn: base.mealOn(ticket.when.day, ticket.when.meal, today),
            window: ticket.when,
            way: ticket.way,
            number: ticket.number,
          })}
        />
      )}
      {error !== null && (
        <Notice tone="refused" heading={words.refused}>
          <p>{sentenceFor(error, words.noNetwork)}</p>
        </Notice>
      )}
      <div className={styles.ways}>
        {undo !== null && (kind === 'booked' || kind === 'changed' || kind === 'cancelled') && (
          <Button
            type="button"
            kind="quiet"
            icon={<UndoGlyph />}
            note={words.done.undoOf[kind]}
            disabled={undoing}
            onClick={undo}
          >
            {undoing ? words.done.undoing : words.done.undo}
          </Button>
        )}
        <Button type="button" kind="quiet" onClick={() => onOpen(diner.dinerId)}>
          {words.done.reopen(diner.name)}
        </Button>
        <Button type="button" kind="secondary" onClick={() => onSearch('')}>
          {words.done.next}
        </Button>
      </div>
    </section>
  )
}

function moneyWords({ ticket }: DoneDeed, words: ReturnType<typeof useDeskWords>['done']): string {
  const { price, payment, state } = ticket
  const paid = payment.by === 'wallet' && price.payFen > 0
  if (state === 'cancelled') return paid ? words.moneyBack(price.payFen) : words.nothingPaid
  if (price.payFen === 0) return words.free
  return paid ? words.paidFromCard(price.payFen) : words.dueAtCanteen(payment.dueFen)
}

const linesOf = (ticket: Ticket) =>
  [
    { plate: ticket.plate, quantity: ticket.quantity, variant: ticket.variant },
    ...ticket.lines,
  ].map(({ plate, quantity, variant }) => ({
    offeringId: plate.offeringId,
    quantity,
    variant,
  }))

const arrivalOf = ({ arriveFrom }: Ticket) => (arriveFrom === null ? {} : { arriveFrom })

/** The way back from a deed, as another deed; null when there is none. */
function useUndo(done: DoneDeed, onChange: (done: DoneDeed) => void) {
  const became = (next: DoneDeed['kind']) => (reply: { ticket: Ticket }) =>
    onChange({ ...done, kind: next, ticket: reply.ticket, before: null })
  const place = useSend(bookingEndpoints.placeBooking, became('restored'))
  const amend = useSend(bookingEndpoints.amendBooking, became('reverted'))
  const cancel = useSend(bookingEndpoints.cancelBooking, became('cancelled'))
  const { kind, ticket, before, diner } = done
  const params = { bookingId: ticket.bookingId }
  const ways: Record<DoneDeed['kind'], (() => void) | null> = {
    booked: ticket.can.cancel.allowed ? () => cancel.mutate({ params, body: {} }) : null,
    changed:
      before === null
        ? null
        : () => {
            const body = {
              lines: linesOf(before),
              way: before.way,
              seenPayFen: before.price.payFen,
              ...arrivalOf(before),
            }
            amend.mutate({ params, body })
          },
    cancelled: () => {
      const { when, way, payment, price } = before ?? ticket
      const body = {
        dinerId: diner.dinerId,
        servingId: when.servingId,
        lines: linesOf(before ?? ticket),
        way,
        pay: payment.by,
        seenPayFen: price.payFen,
        ...arrivalOf(before ?? ticket),
        channel: 'phone' as const,
      }
      place.mutate({ body })
    },
    restored: null,
    reverted: null,
  }
  const writes = [place, amend, cancel]
  return {
    undo: ways[kind],
    undoing: writes.some((write) => write.isPending),
    error: writes.find((write) => write.error !== null)?.error ?? null,
  }
}
