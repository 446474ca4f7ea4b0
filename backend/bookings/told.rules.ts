import type { Ticket, Today } from '../contract/tickets.ts'
import type { Actor } from '../vocabulary/actor.ts'

const plain = { texture: 'regular' as const, tweaks: [], omits: [] }

/** What was booked, without how it is made for her. */
export const untold = (ticket: Ticket): Ticket => ({
  ...ticket,
  variant: plain,
  lines: ticket.lines.map((line) => ({ ...line, variant: plain })),
})

/**
 * How a meal is made for her is health. Of her family it is told to whom she lets know it, and to whom she lets book:
 * what is ordered once more must be made as before. At a canteen it is told to who works there.
 */
const isTold = ({ grants }: Actor, dinerId: number, canteenId: number): boolean => {
  const asFamily = grants.filter((grant) => grant.role === 'family' && grant.dinerId === dinerId)
  return (
    asFamily.length === 0 ||
    asFamily.some(
      ({ permissions }) => permissions.includes('health') || permissions.includes('book'),
    ) ||
    grants.some((grant) => grant.role === 'diner' && grant.dinerId === dinerId) ||
    grants.some((grant) => grant.canteenId === canteenId)
  )
}

/** Her meals as this one may read them. */
export const toldTo =
  (actor: Actor, dinerId: number) =>
  (ticket: Ticket): Ticket =>
    isTold(actor, dinerId, ticket.when.canteenId) ? ticket : untold(ticket)

const untoldNext = (next: Today['next']): Today['next'] => {
  if (next.state === 'booked') return { ...next, ticket: untold(next.ticket) }
  if (next.state !== 'open') return next
  const { suggestion, lastWeek } = next
  return {
    ...next,
    suggestion: suggestion && { ...suggestion, variant: plain },
    lastWeek: lastWeek && { ...lastWeek, meal: { ...lastWeek.meal, variant: plain } },
  }
}

/** Her home page as this one may read it. */
export const toldToday = (actor: Actor, today: Today): Today =>
  isTold(actor, today.diner.dinerId, today.canteen.canteenId)
    ? today
    : { ...today, waiting: today.waiting && untold(today.waiting), next: untoldNext(today.next) }
