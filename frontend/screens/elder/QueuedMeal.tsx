import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { QueuePlace } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { mealWords } from './meal.ts'
import { useDinerId } from './session.ts'

interface QueuedProps {
  place: QueuePlace
  today: ServiceDay
}

/** She waits for a meal, or a portion is kept for her answer: which, and the way to it. */
export function QueuedMeal({ place, today }: QueuedProps) {
  const words = useWords()
  const elder = useElderWords()
  const { when, until, plate } = place
  return (
    <>
      <Mark />
      <Heading>{elder.queue.heading(mealWords(words, place, today), place)}</Heading>
      {plate !== null && <Lead>{words.name(plate.name)}</Lead>}
      {until !== null && <Lead>{elder.held.until(words.moment(until, today))}</Lead>}
      <Actions>
        <LinkButton kind="primary" href={paths.wait(when.servingId)}>
          {elder.queue.see}
        </LinkButton>
        <LinkButton href={paths.dishes(when.servingId)}>{elder.today.otherDishes}</LinkButton>
      </Actions>
    </>
  )
}

/** How the waiting came out, until she has read it. */
export function QueueOutcome({ place, today }: QueuedProps) {
  const words = useWords()
  const dinerId = useDinerId()
  const { queue, done } = useElderWords()
  const { when, plate, why } = place
  const said = why ?? plate?.name
  return (
    <>
      <Mark />
      <Heading>{queue.heading(mealWords(words, place, today), place)}</Heading>
      {said !== undefined && <Lead>{words.name(said)}</Lead>}
      <PostForm
        endpoint={bookingEndpoints.markWaitSeen}
        params={{ dinerId, servingId: when.servingId }}
        body={{}}
        next={paths.today()}
        back={paths.today()}
      >
        <Button kind="primary">{done.ok}</Button>
      </PostForm>
    </>
  )
}
