import type { QueuePlace } from '../../../backend/contract/tickets.ts'
import { waitEndpoints } from '../../../backend/contract/waits.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useDinerId } from './session.ts'

interface QueuedProps {
  place: QueuePlace
  today: ServiceDay
}

/** She waits for a meal, or a portion is kept for her answer: which, and the way to it. */
export function QueuedMeal({ place, today }: QueuedProps) {
  const words = useWords()
  const { queue } = useElderWords()
  const { when, until, plate } = place
  const meal = words.mealOn(when.day, when.meal, today)
  return (
    <>
      <Mark />
      <Heading>
        {until === null ? queue.inLine(meal, place.position ?? 1) : queue.offer(meal)}
      </Heading>
      {plate !== null && <Lead>{words.name(plate.name)}</Lead>}
      {until !== null && <Lead>{queue.until(words.moment(until, today))}</Lead>}
      <Actions>
        <LinkButton kind="primary" href={paths.wait(when.servingId)}>
          {until === null ? queue.see : queue.seeOffer}
        </LinkButton>
        {until === null && (
          <LinkButton href={paths.dishes(when.servingId)}>{queue.otherDishes}</LinkButton>
        )}
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
  const meal = words.mealOn(when.day, when.meal, today)
  return (
    <>
      <Mark />
      <Heading>{why === null ? queue.got(meal) : queue.missed(meal)}</Heading>
      {why !== null && <Lead>{words.name(why)}</Lead>}
      {why === null && plate !== null && (
        <Lead>{queue.gotDish(words.name(plate.name), place.payFen)}</Lead>
      )}
      <Actions>
        <PostForm
          endpoint={waitEndpoints.markWaitSeen}
          params={{ dinerId, servingId: when.servingId }}
          body={{}}
          next={paths.today()}
          back={paths.today()}
        >
          <Button kind="primary">{done.ok}</Button>
        </PostForm>
      </Actions>
    </>
  )
}
