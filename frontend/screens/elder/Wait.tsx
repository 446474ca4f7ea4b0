import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import type { QueuePlace } from '../../../backend/contract/tickets.ts'
import { waitEndpoints } from '../../../backend/contract/waits.ts'
import type { Standing } from '../../../backend/contract/waits.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { standingQuery } from '../../queries/waits.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { Actions, Heading, Lead, Mark, Phrases, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWaitingWords } from '../../ui/words/waiting.ts'
import { useWords } from '../../ui/words/words.tsx'
import { idFrom } from './link.ts'
import { Refused } from './Refused.tsx'
import { useDinerId } from './session.ts'

/** The queue for one meal: asking for a place, the place itself, or the portion that is kept for her. */
export function Wait({ params }: { params: Record<string, string> }) {
  const dinerId = useDinerId()
  const servingId = idFrom(params['servingId']) ?? 0
  const dish = idFrom(new URLSearchParams(useSearch()).get('dish'))
  const { data } = useSuspenseQuery(standingQuery(dinerId, servingId, dish))
  const { back } = useElderWords()
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={back} icon={<BackIcon />} />
      <Refused />
      <Body data={data} here={{ dinerId, servingId, dish }} />
    </Screen>
  )
}

interface Here {
  dinerId: number
  servingId: number
  dish: number | undefined
}
interface BodyProps {
  data: Standing
  here: Here
}

function Body({ data, here }: BodyProps) {
  const { place } = data
  if (place?.state === 'waiting') return <InLine data={data} place={place} here={here} />
  if (place?.state === 'offered') return <Offer data={data} place={place} here={here} />
  const { join } = data.asking.can
  return join.allowed ? <Ask data={data} here={here} /> : <NotNow why={join.because.sentence} />
}

function Ask({ data, here }: BodyProps) {
  const base = useWords()
  const words = useWaitingWords()
  const { when, now, cutoff, asking } = data
  const meal = base.mealOn(when.day, when.meal, now.day)
  const place = {
    dish: here.dish ?? null,
    way: asking.way,
    pay: asking.payment.by,
    seenPayFen: asking.mostFen,
  }
  const form = {
    endpoint: waitEndpoints.joinQueue,
    params: { dinerId: here.dinerId, servingId: here.servingId },
    next: paths.wait(here.servingId),
    back: paths.wait(here.servingId, here.dish),
  }
  const price = [
    words.most(asking.mostFen),
    asking.payment.by === 'wallet' ? words.fromCard : words.inCash,
  ]
  return (
    <>
      <Heading>{words.ask(meal)}</Heading>
      <Dish plate={asking.plate} />
      <Lead>{words.ahead(asking.ahead)}</Lead>
      <Lead>
        <Phrases text={base.phrases(price)} />
      </Lead>
      <Actions>
        <PostForm {...form} body={{ ...place, wish: 'book' }}>
          <Button kind="primary" note={words.bookUntil(base.moment(cutoff, now.day))}>
            {words.book}
          </Button>
        </PostForm>
        <PostForm {...form} body={{ ...place, wish: 'ask' }}>
          <Button kind="secondary" note={words.askMeFor(asking.offerMinutes)}>
            {words.askMe}
          </Button>
        </PostForm>
        <LinkButton kind="quiet" href={paths.dishes(here.servingId)}>
          {words.otherDishes}
        </LinkButton>
      </Actions>
    </>
  )
}

function Dish({ plate }: { plate: Standing['asking']['plate'] }) {
  const base = useWords()
  const words = useWaitingWords()
  if (plate === null) return <Lead>{words.anyDish}</Lead>
  return (
    <MealCard
      picture={pictureOf(plate.picture)}
      name={base.name(plate.name)}
      sides={base.name(plate.sides)}
      first="first"
    />
  )
}

interface PlaceProps extends BodyProps {
  place: QueuePlace
}

function InLine({ data, place, here }: PlaceProps) {
  const base = useWords()
  const words = useWaitingWords()
  const { now, cutoff } = data
  return (
    <>
      <Mark />
      <Heading>{words.inLine(place.position ?? 1)}</Heading>
      <Lead>{place.wish === 'book' ? words.willBook : words.willAsk}</Lead>
      <Lead>{words.until(base.moment(cutoff, now.day))}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.today()}>
          {words.ok}
        </LinkButton>
        <LeaveForm here={here} kind="secondary">
          {words.leave}
        </LeaveForm>
      </Actions>
    </>
  )
}

function LeaveForm({ here, kind, children }: { here: Here; kind: 'secondary'; children: string }) {
  return (
    <PostForm
      endpoint={waitEndpoints.leaveQueue}
      params={{ dinerId: here.dinerId, servingId: here.servingId }}
      body={{}}
      next={paths.today()}
      back={paths.wait(here.servingId)}
    >
      <Button kind={kind}>{children}</Button>
    </PostForm>
  )
}

function Offer({ data, place, here }: PlaceProps) {
  const base = useWords()
  const words = useWaitingWords()
  const { when, now, payment } = data
  const pay = payment?.by ?? 'counter'
  const { plate, payFen, until } = place
  return (
    <>
      <Heading>{words.offer}</Heading>
      {plate !== null && (
        <MealCard
          picture={pictureOf(plate.picture)}
          name={base.name(plate.name)}
          sides={base.phrases([base.mealOn(when.day, when.meal, now.day), base.money(payFen)])}
          first="first"
        />
      )}
      {until !== null && <Lead>{words.keptUntil(base.moment(until, now.day))}</Lead>}
      <Actions>
        <PostForm
          endpoint={waitEndpoints.acceptOffer}
          params={{ dinerId: here.dinerId, servingId: here.servingId }}
          body={{ pay }}
          next={paths.done('{id}')}
          back={paths.wait(here.servingId)}
          after="chime"
        >
          <Button kind="primary" note={pay === 'wallet' ? words.takeCard : words.takeCash(payFen)}>
            {words.take}
          </Button>
        </PostForm>
        <LeaveForm here={here} kind="secondary">
          {words.decline}
        </LeaveForm>
      </Actions>
    </>
  )
}

/** Nothing to wait for: booked already, something is free, or it is too late. */
function NotNow({ why }: { why: string }) {
  const words = useWaitingWords()
  const { toToday } = useElderWords()
  return (
    <>
      <Mark />
      <Heading>{words.notNow}</Heading>
      <Lead>{why}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.today()}>
          {toToday}
        </LinkButton>
      </Actions>
    </>
  )
}
