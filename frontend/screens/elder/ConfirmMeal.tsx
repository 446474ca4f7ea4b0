import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { textures } from '../../../backend/vocabulary/diet.ts'
import { paths } from '../../app/paths.ts'
import { choicesQuery, todayQuery } from '../../queries/bookings.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { PriceLine } from '../../ui/elder/PriceLine.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { BookForm } from './BookForm.tsx'
import { ChooseTurn } from './ChooseTurn.tsx'
import { PayNow } from './PayNow.tsx'
import styles from './ConfirmMeal.module.css'
import { Warnings } from './DishChoice.tsx'
import { idFrom } from './link.ts'
import { howWords, makeOf } from './meal.ts'
import { pickedIn } from './picked.ts'
import type { Picked } from './picked.ts'
import { Refused } from './Refused.tsx'
import { useDinerId } from './session.ts'

export function ConfirmMeal() {
  const dinerId = useDinerId()
  const search = new URLSearchParams(useSearch())
  const servingId = idFrom(search.get('serving'))
  const { data } = useSuspenseQuery(
    choicesQuery(dinerId, servingId, idFrom(search.get('portions'))),
  )
  const { now } = useSuspenseQuery(todayQuery(dinerId)).data
  const elder = useElderWords()
  const picked = pickedIn(data, search)
  const open = picked?.offer.can.book.allowed === true
  if (picked !== undefined && open && search.get('pick') === 'time')
    return <ChooseTurn picked={picked} back={paths.confirm} />
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={elder.back} icon={<BackIcon />} />
      <Refused />
      {picked !== undefined && open ? (
        <Question dinerId={dinerId} picked={picked} today={now.day} />
      ) : (
        <Gone picked={picked} servingId={data.when.servingId} />
      )}
    </Screen>
  )
}

interface QuestionProps {
  dinerId: number
  picked: Picked
  today: ServiceDay
}

function Question({ dinerId, picked, today }: QuestionProps) {
  const words = useWords()
  const { confirm, madeFor, otherDish } = useElderWords()
  const { choices, choice, offer, variant, when } = picked
  const { plate } = choice
  const { quantity } = choices
  const says = { dine_in: confirm.come, pick_up: confirm.pickUp, deliver: confirm.deliver }
  const fitting = fittingMake(picked)
  const come = says[offer.way](words.mealOn(when.day, when.meal, today), words.window(when))
  return (
    <>
      <Heading>{choices.booked === null ? confirm.heading : confirm.changeHeading}</Heading>
      <MealCard
        picture={pictureOf(plate.picture)}
        name={words.name(plate.name)}
        sides={howWords(words, { variant, quantity })}
        first="first"
      >
        <PriceLine {...offer.price} />
      </MealCard>
      <p className={styles.warnings}>
        <Warnings choice={choice} />
      </p>
      <p className={styles.when}>{come.join(' ')}</p>
      <PaymentLine picked={picked} />
      <Actions>
        {fitting !== undefined && (
          <LinkButton
            kind="primary"
            href={paths.confirm({ ...picked.here, make: makeOf(fitting) })}
          >
            {madeFor(words.variantParts({ ...fitting, tweaks: [], omits: [] }))}
          </LinkButton>
        )}
        <BookForm
          dinerId={dinerId}
          picked={picked}
          today={today}
          kind={fitting === undefined ? 'primary' : 'secondary'}
        />
        <PayNow dinerId={dinerId} picked={picked} />
        {choices.windows.length > 0 && (
          <LinkButton kind="quiet" href={paths.confirm(picked.here, 'time')}>
            {confirm.otherTime}
          </LinkButton>
        )}
        <OtherWays picked={picked} />
        <LinkButton kind="quiet" href={paths.dishes(when.servingId)}>
          {otherDish}
        </LinkButton>
      </Actions>
    </>
  )
}

/** How it is made for her, when what she picked is coarser than what she needs: then that is the one thing to press. */
function fittingMake({ choice, variant }: Picked): Picked['variant'] | undefined {
  const usual = choice.variants[0]
  const grade = (one: Picked['variant']): number => textures.indexOf(one.texture)
  return usual !== undefined && grade(variant) < grade(usual) ? usual : undefined
}

function PaymentLine({ picked: { offer, choices } }: { picked: Picked }) {
  const { confirm } = useElderWords()
  const { by, dueFen, shortFen } = offer.payment
  const fromCard = choices.booked === null ? confirm.wallet : confirm.difference
  const inCash = shortFen > 0 ? confirm.short(shortFen) : confirm.cash(dueFen)
  return <p className={styles.payment}>{by === 'wallet' ? fromCard : inCash}</p>
}

/** Each other way or make is one tap, and the price above follows it before anything is booked. */
function OtherWays({ picked }: { picked: Picked }) {
  const words = useWords()
  const { confirm } = useElderWords()
  const { choices, choice, offer, here } = picked
  const ways = choice.ways.filter((one) => one.can.book.allowed && one.way !== offer.way)
  const fitting = fittingMake(picked)
  const variants = choice.variants
    .filter((one) => makeOf(one) !== here.make && one !== fitting)
    // Five things to choose from at most, and another time is one of them.
    .slice(0, choices.windows.length > 0 ? 1 : 2)
  return (
    <>
      {ways.map((one) => (
        <LinkButton key={one.way} kind="quiet" href={paths.confirm({ ...here, way: one.way })}>
          {confirm.rather(words.way[one.way])}
        </LinkButton>
      ))}
      {variants.map((one) => (
        <LinkButton
          key={makeOf(one)}
          kind="quiet"
          href={paths.confirm({ ...here, make: makeOf(one) })}
        >
          {confirm.rather(
            words.phrases(words.variantParts({ ...one, omits: [] })) || confirm.ordinary,
          )}
        </LinkButton>
      ))}
    </>
  )
}

/** The link is older than the menu, or somebody took the last one: say so and show the others. */
function Gone({ picked, servingId }: { picked: Picked | undefined; servingId: number }) {
  const { confirm, today, queue } = useElderWords()
  const book = picked?.offer.can.book
  const wait = picked?.choice.wait === true
  return (
    <>
      <Heading>{confirm.gone}</Heading>
      {book?.allowed === false && <Lead>{book.because.sentence}</Lead>}
      <Actions>
        {wait && (
          <LinkButton kind="primary" href={paths.wait(servingId, picked.here.offeringId)}>
            {queue.join}
          </LinkButton>
        )}
        <LinkButton kind={wait ? 'secondary' : 'primary'} href={paths.dishes(servingId)}>
          {today.otherDishes}
        </LinkButton>
      </Actions>
    </>
  )
}
