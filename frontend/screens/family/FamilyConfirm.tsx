import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { choicesQuery } from '../../queries/bookings.ts'
import { familyPersonQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { PriceLine } from '../../ui/elder/PriceLine.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ChooseTurn } from '../elder/ChooseTurn.tsx'
import { idFrom } from '../elder/link.ts'
import { howWords } from '../elder/meal.ts'
import { pickedIn } from '../elder/picked.ts'
import type { Picked } from '../elder/picked.ts'
import { Refused } from '../elder/Refused.tsx'

/** What it is and what it costs her, before anything is booked. */
export function FamilyConfirm({ params }: { params: Record<string, string> }) {
  const dinerId = idFrom(params['dinerId']) ?? 0
  const search = new URLSearchParams(useSearch())
  const [serving, portions] = [idFrom(search.get('serving')), idFrom(search.get('portions'))]
  const { data } = useSuspenseQuery(choicesQuery(dinerId, serving, portions))
  const { now, diner } = useSuspenseQuery(familyPersonQuery(dinerId)).data
  const { back } = useElderWords()
  const words = useWords()
  const picked = pickedIn(data, search)
  const isOpen = picked?.offer.can.book.allowed === true
  if (picked !== undefined && isOpen && search.get('pick') === 'time')
    return <ChooseTurn picked={picked} back={(meal) => paths.familyConfirm(dinerId, meal)} />
  return (
    <Screen>
      <TopBar backHref={paths.family()} back={back} icon={<BackIcon />} />
      <Refused />
      {picked !== undefined && isOpen ? (
        <Question
          dinerId={dinerId}
          name={words.name(diner.callName)}
          picked={picked}
          today={now.day}
        />
      ) : (
        <Gone dinerId={dinerId} servingId={data.when.servingId} picked={picked} />
      )}
    </Screen>
  )
}

interface QuestionProps {
  dinerId: number
  name: string
  picked: Picked
  today: ServiceDay
}

function Question({ dinerId, name, picked, today }: QuestionProps) {
  const words = useWords()
  const { confirm, otherDish } = useElderWords()
  const { book } = useFamilyWords()
  const { choices, choice, offer, variant, when } = picked
  const { quantity } = choices
  const { by, dueFen, shortFen } = offer.payment
  const inCash = shortFen > 0 ? confirm.short(shortFen) : confirm.cash(dueFen)
  return (
    <>
      <Heading>{book.confirm(name)}</Heading>
      <MealCard
        picture={pictureOf(choice.plate.picture)}
        name={words.name(choice.plate.name)}
        sides={howWords(words, { variant, quantity, way: offer.way })}
        first="first"
      >
        <PriceLine {...offer.price} />
      </MealCard>
      <Lead>
        {words.phrases([
          `${words.mealOn(when.day, when.meal, today)} ${words.window(when)}`,
          by === 'wallet' ? confirm.wallet : inCash,
        ])}
      </Lead>
      <p>{book.tells}</p>
      <Actions>
        <BookIt dinerId={dinerId} picked={picked} today={today} />
        {choices.windows.length > 0 && (
          <LinkButton kind="quiet" href={paths.familyConfirm(dinerId, picked.here, 'time')}>
            {confirm.otherTime}
          </LinkButton>
        )}
        <OtherWays dinerId={dinerId} picked={picked} />
        <LinkButton kind="quiet" href={paths.familyDishes(dinerId, when.servingId)}>
          {otherDish}
        </LinkButton>
      </Actions>
    </>
  )
}

function BookIt({ dinerId, picked, today }: Omit<QuestionProps, 'name'>) {
  const words = useWords()
  const { confirm } = useElderWords()
  const { choices, offer, variant, arrival, here } = picked
  const order = {
    lines: [{ offeringId: here.offeringId, quantity: choices.quantity, variant }],
    way: offer.way,
    seenPayFen: offer.price.payFen,
    ...arrival,
  }
  const ways = {
    next: paths.familyDone(dinerId, '{id}'),
    back: paths.familyConfirm(dinerId, here),
    after: 'chime' as const,
  }
  const until = confirm.until(words.moment(choices.cutoff, today))
  if (choices.booked !== null)
    return (
      <PostForm
        endpoint={bookingEndpoints.amendBooking}
        params={choices.booked}
        body={order}
        {...ways}
      >
        <Button kind="primary" note={until}>
          {confirm.change}
        </Button>
      </PostForm>
    )
  const place = { ...order, dinerId, servingId: here.servingId, pay: offer.payment.by }
  return (
    <PostForm endpoint={bookingEndpoints.placeBooking} body={place} {...ways}>
      <Button kind="primary" note={until}>
        {confirm.book}
      </Button>
    </PostForm>
  )
}

function OtherWays({ dinerId, picked }: Pick<QuestionProps, 'dinerId' | 'picked'>) {
  const words = useWords()
  const { confirm } = useElderWords()
  const { choice, offer, here } = picked
  return choice.ways
    .filter((one) => one.can.book.allowed && one.way !== offer.way)
    .map((one) => (
      <LinkButton
        key={one.way}
        kind="quiet"
        href={paths.familyConfirm(dinerId, { ...here, way: one.way })}
      >
        {confirm.rather(words.way[one.way])}
      </LinkButton>
    ))
}

interface GoneProps {
  dinerId: number
  servingId: number
  picked: Picked | undefined
}

/** The link is older than the menu, or somebody took the last one. */
function Gone({ dinerId, servingId, picked }: GoneProps) {
  const { confirm, today } = useElderWords()
  const because = picked?.offer.can.book
  return (
    <>
      <Heading>{confirm.gone}</Heading>
      {because?.allowed === false && <Lead>{because.because.sentence}</Lead>}
      <Actions>
        <LinkButton kind="primary" href={paths.familyDishes(dinerId, servingId)}>
          {today.otherDishes}
        </LinkButton>
      </Actions>
    </>
  )
}
