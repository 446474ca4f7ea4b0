import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { FamilyPerson } from '../../../backend/contract/family.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { payPage, paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useSession } from '../elder/session.ts'

interface PayHeldProps {
  dinerId: number
  ticket: Ticket
  permissions: FamilyPerson['permissions']
  kind?: 'primary' | 'secondary'
  /** Whose meal it is, where a page has several. */
  spoken?: string
}

/** Only where money is taken online, and whoever she lets pay. */
export const useMayPay = (permissions: FamilyPerson['permissions']): boolean =>
  useSession().onlinePayment && permissions.includes('pay')

/** To the page of the provider; nothing where she does not let this one pay. */
export function PayHeld({
  dinerId,
  ticket,
  permissions,
  kind = 'secondary',
  spoken,
}: PayHeldProps) {
  const { held } = useElderWords()
  if (!useMayPay(permissions)) return null
  const pay = held.pay(ticket.price.payFen)
  return (
    <PostForm
      endpoint={bookingEndpoints.payBookingOnline}
      params={{ bookingId: ticket.bookingId }}
      body={{}}
      next={payPage}
      back={paths.familyDone(dinerId, ticket.bookingId)}
      after="page"
    >
      <Button kind={kind} label={spoken === undefined ? undefined : `${spoken} ${pay}`}>
        {pay}
      </Button>
    </PostForm>
  )
}
