import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { Choice, Choices } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { choicesQuery, todayQuery } from '../../queries/bookings.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { MealCard } from '../../ui/elder/MealCard.tsx'
import { PriceLine } from '../../ui/elder/PriceLine.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { pictureOf } from '../../ui/picture.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './ConfirmMeal.module.css'
import { makeOf } from './meal.ts'
import { idFrom } from './link.ts'
import { Refused } from './Refused.tsx'
import { useDinerId } from './session.ts'

interface Picked {
  choices: Choices
  choice: Choice
  offer: Choice['ways'][number]
  variant: Choice['variants'][number]
}

/** What the link asks for, if it can still be had like that. */
function pickedIn(choices: Choices, search: URLSearchParams): Picked | undefined {
  const choice = choices.offerings.find(
    (one) => one.plate.offeringId === idFrom(search.get('offering')),
  )
  const offer = choice?.ways.find((one) => one.way === search.get('way')) ?? choice?.ways[0]
  const variant =
    choice?.variants.find((one) => makeOf(one) === search.get('make')) ?? choice?.variants[0]
  return choice && offer && variant ? { choices, choice, offer, variant } : undefined
}

export function ConfirmMeal() {
  const dinerId = useDinerId()
  const search = new URLSearchParams(useSearch())
  const { data } = useSuspenseQuery(choicesQuery(dinerId, idFrom(search.get('serving'))))
  const { now } = useSuspenseQuery(todayQuery(dinerId)).data
  const elder = useElderWords()
  const picked = pickedIn(data, search)
  return (
    <Screen>
      <TopBar
        backHref={picked ? paths.today() : paths.dishes()}
        back={elder.back}
        icon={<BackIcon />}
      />
      <Refused />
      {picked?.offer.can.book.allowed === true ? (
        <Question dinerId={dinerId} picked={picked} today={now.day} />
      ) : (
        <Gone picked={picked} servingId={data.when.servingId} />
      )}
    </Screen>
  )
}

function Question({
  dinerId,
  picked,
  today,
}: {
  dinerId: number
  picked: Picked
  today: ServiceDay
}) {
  const words = useWords()
  const { confirm } = useElderWords()
  const { choices, choice, offer, variant } = picked
  const { plate } = choice
  const here = {
    servingId: choices.when.servingId,
    offeringId: plate.offeringId,
    way: offer.way,
    make: makeOf(variant),
  }
  const say = { dine_in: confirm.come, pick_up: confirm.pickUp, deliver: confirm.deliver }[
    offer.way
  ]
  const meal = words.mealOn(choices.when.day, choices.when.meal, today)
  return (
    <>
      <Heading>{confirm.heading}</Heading>
      <MealCard
        picture={pictureOf(plate.picture)}
        name={words.name(plate.name)}
        sides={words.phrases(words.variantParts(variant))}
        first="first"
      >
        <PriceLine {...offer.price} />
      </MealCard>
      <p className={styles.when}>{say(meal, words.window(choices.when)).join(' ')}</p>
      <PaymentLine picked={picked} />
      <Actions>
        <PostForm
          endpoint={bookingEndpoints.placeBooking}
          body={{
            dinerId,
            servingId: here.servingId,
            lines: [{ offeringId: here.offeringId, quantity: 1, variant }],
            way: offer.way,
            pay: offer.payment.by,
            seenPayFen: offer.price.payFen,
          }}
          next={paths.done('{id}')}
          back={paths.confirm(here)}
          then="chime"
        >
          <Button kind="primary" note={confirm.until(words.moment(choices.cutoff, today))}>
            {confirm.book}
          </Button>
        </PostForm>
        <OtherWays picked={picked} here={here} />
        <LinkButton kind="quiet" href={paths.dishes(here.servingId)}>
          {confirm.otherDish}
        </LinkButton>
      </Actions>
    </>
  )
}

function PaymentLine({ picked: { offer } }: { picked: Picked }) {
  const { confirm } = useElderWords()
  const { by, dueFen, shortFen } = offer.payment
  if (by === 'wallet') return <p className={styles.payment}>{confirm.wallet}</p>
  return (
    <p className={styles.payment}>
      {shortFen > 0 ? confirm.short(shortFen) : confirm.cash(dueFen)}
    </p>
  )
}

/** Each other way or make is one tap, and the price above follows it before anything is booked. */
function OtherWays({
  picked,
  here,
}: {
  picked: Picked
  here: Parameters<typeof paths.confirm>[0] & object
}) {
  const words = useWords()
  const { confirm } = useElderWords()
  const ways = picked.choice.ways.filter(
    (one) => one.can.book.allowed && one.way !== picked.offer.way,
  )
  const variants = picked.choice.variants.filter((one) => makeOf(one) !== here.make).slice(0, 2)
  return (
    <>
      {ways.map((one) => (
        <LinkButton key={one.way} kind="quiet" href={paths.confirm({ ...here, way: one.way })}>
          {confirm.change(words.way[one.way])}
        </LinkButton>
      ))}
      {variants.map((one) => (
        <LinkButton
          key={makeOf(one)}
          kind="quiet"
          href={paths.confirm({ ...here, make: makeOf(one) })}
        >
          {confirm.change(
            words.phrases(words.variantParts({ ...one, omits: [] })) || confirm.ordinary,
          )}
        </LinkButton>
      ))}
    </>
  )
}

/** The link is older than the menu, or somebody took the last one: say so and show the others. */
function Gone({ picked, servingId }: { picked: Picked | undefined; servingId: number }) {
  const { confirm, today } = useElderWords()
  const book = picked?.offer.can.book
  return (
    <>
      <Heading>{confirm.gone}</Heading>
      {book?.allowed === false && <Notice tone="look" heading={book.because.sentence} />}
      <Actions>
        <LinkButton kind="primary" href={paths.dishes(servingId)}>
          {today.otherDishes}
        </LinkButton>
      </Actions>
    </>
  )
}
