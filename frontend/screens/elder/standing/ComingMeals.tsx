import { useSuspenseQuery } from '@tanstack/react-query'
import type { ComingDay, ComingMeal } from '../../../../backend/contract/standing.ts'
import { paths } from '../../../app/paths.ts'
import { comingQuery } from '../../../queries/standing.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useDinerId } from '../session.ts'

/** The next two weeks: each meal leads to what can be done about it. */
export function ComingMeals() {
  const { days, now } = useSuspenseQuery(comingQuery(useDinerId())).data
  const { back, meals } = useElderWords()
  const words = useStandingWords()
  const told = days.filter((one) => one.meals.length > 0 || one.closed !== null)
  return (
    <Screen>
      <TopBar backHref={paths.meals()} back={back} icon={<BackIcon />} />
      <Heading>{words.comingTitle}</Heading>
      {told.length === 0 && <Lead>{words.nothing}</Lead>}
      <Actions>
        {told.map((one) => (
          <Day key={one.day} day={one} today={now.day} />
        ))}
        <LinkButton kind="primary" href={paths.today()}>
          {meals.book}
        </LinkButton>
      </Actions>
    </Screen>
  )
}

function Day({ day: one, today }: { day: ComingDay; today: ComingDay['day'] }) {
  const base = useWords()
  const words = useStandingWords()
  return (
    <>
      {one.closed !== null && (
        <Lead>
          {base.phrases([base.dayFromToday(one.day, today), words.closed(base.name(one.closed))])}
        </Lead>
      )}
      {one.meals.map((meal) => (
        <LinkButton
          key={meal.meal}
          kind={meal.state === 'booked' ? 'secondary' : 'quiet'}
          href={wayOn(meal)}
          note={noteOf(meal)}
        >
          {base.mealOn(one.day, meal.meal, today)}
        </LinkButton>
      ))}
    </>
  )

  function noteOf(meal: ComingMeal): string {
    const dish = meal.dish === null ? [] : [base.name(meal.dish)]
    const why = meal.sentence === null ? words.states[meal.state] : base.name(meal.sentence)
    return base.phrases(meal.sentence === null ? [why, ...dish] : [why])
  }
}

/** The ticket, the pause, the menu of that meal where she can still book it herself, or her standing order. */
function wayOn({ bookingId, holdId, bookable, state, servingId, orderId }: ComingMeal): string {
  if (bookingId !== null) return paths.done(bookingId)
  if (holdId !== null) return paths.standingHold(holdId)
  const herself = state === 'skipped' || state === 'cancelled'
  if (herself && bookable && servingId !== null) return paths.dishes(servingId)
  return orderId === null ? paths.standing() : paths.standingOrder(orderId)
}
