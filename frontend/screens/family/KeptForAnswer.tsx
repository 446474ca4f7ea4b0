import type { FamilyPerson } from '../../../backend/contract/family.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { waitEndpoints } from '../../../backend/contract/waits.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/Button.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './FamilyDay.module.css'

interface KeptProps {
  ticket: Ticket
  person: FamilyPerson
  today: ServiceDay
  payment: FamilyPerson['offers'][number]['payment']
}

/** Kept for an answer by the waiting list: this, and it is booked. Whoever may only see reads until when. */
export function KeptForAnswer({ ticket, person, today, payment }: KeptProps) {
  const words = useWords()
  const { held } = useElderWords()
  const { day } = useFamilyWords()
  return (
    <>
      <p className={styles.held}>
        {words.phrases([
          day.asked,
          ...(ticket.heldUntil === null ? [] : [held.until(words.moment(ticket.heldUntil, today))]),
        ])}
      </p>
      {person.permissions.includes('book') && (
        <AnswerOffer
          dinerId={person.dinerId}
          name={words.name(person.callName)}
          ticket={ticket}
          payment={payment}
          back={paths.family()}
        />
      )}
    </>
  )
}

interface AnswerProps {
  dinerId: number
  name: string
  ticket: Ticket
  payment: KeptProps['payment']
  back: string
  kind?: 'primary' | 'secondary'
}

/** Hers, or the next one's: given back through the queue, who waits after her hears of it at once. */
export function AnswerOffer({
  dinerId,
  name,
  ticket,
  payment,
  back,
  kind = 'secondary',
}: AnswerProps) {
  const { day } = useFamilyWords()
  const params = { dinerId, servingId: ticket.when.servingId }
  const paid = payment.by === 'wallet' ? day.takeCard : day.takeCash(ticket.price.payFen)
  return (
    <div className={styles.answer}>
      <PostForm
        endpoint={waitEndpoints.acceptOffer}
        params={params}
        body={{ pay: payment.by }}
        next={paths.familyDone(dinerId, '{id}')}
        back={back}
        after="chime"
      >
        <Button kind={kind} note={paid}>
          <span className="spoken-only">{name} </span>
          {day.take}
        </Button>
      </PostForm>
      <PostForm
        endpoint={waitEndpoints.leaveQueue}
        params={params}
        body={{}}
        next={paths.family()}
        back={back}
      >
        <Button kind="quiet" label={`${name} ${day.decline}`}>
          {day.decline}
        </Button>
      </PostForm>
    </div>
  )
}
