import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { standingChoicesQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { TickBox } from '../../../ui/elder/TickBox.tsx'
import { Actions, Heading, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useDinerId } from '../session.ts'
import { mealIn } from './terms.ts'
import type { StandingChoices } from './terms.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workdays = [1, 2, 3, 4, 5]

/** First question: on which days. Days another order of hers has are not offered again. */
export function ChooseDays() {
  const search = new URLSearchParams(useSearch())
  const { data } = useSuspenseQuery(standingChoicesQuery(useDinerId(), mealIn(search)))
  const { back } = useElderWords()
  const words = useStandingWords()
  const free = everyDay.filter((day) => !data.taken.includes(day))
  return (
    <Screen>
      <TopBar backHref={paths.standing()} back={back} icon={<BackIcon />} />
      <Heading>{free.length === 0 ? words.allTaken : words.askDays(data.meal)}</Heading>
      {search.has('pick') ? <PickDays data={data} free={free} /> : <Runs data={data} free={free} />}
    </Screen>
  )
}

interface DaysProps {
  data: StandingChoices
  free: readonly number[]
}

function Runs({ data, free }: DaysProps) {
  const base = useWords()
  const words = useStandingWords()
  const { meal, meals, usual } = data
  const runs = [usual.weekdays, workdays, everyDay].filter(
    (run, nth, all) =>
      run.length > 0 &&
      run.every((day) => free.includes(day)) &&
      all.findIndex((one) => one.join() === run.join()) === nth,
  )
  return (
    <Actions>
      {runs.map((days, nth) => (
        <LinkButton
          key={days.join()}
          kind={nth === 0 ? 'primary' : 'secondary'}
          href={paths.standingDish({ meal, days })}
        >
          {words.dayChoice(days)}
        </LinkButton>
      ))}
      {free.length > 0 && (
        <LinkButton
          kind={runs.length === 0 ? 'primary' : 'secondary'}
          href={paths.standingDays(meal, 'pick')}
        >
          {words.pickDays}
        </LinkButton>
      )}
      {meals
        .filter((other) => other !== meal)
        .map((other) => (
          <LinkButton key={other} kind="quiet" href={paths.standingDays(other)}>
            {words.otherMeal(base.meal[other])}
          </LinkButton>
        ))}
    </Actions>
  )
}

function PickDays({ data, free }: DaysProps) {
  const words = useStandingWords()
  return (
    <form method="get" action={paths.standingDish()}>
      <input type="hidden" name="meal" value={data.meal} />
      <Actions>
        {free.map((day) => (
          <TickBox
            key={day}
            name="days"
            value={String(day)}
            label={words.dayChoice([day])}
            defaultChecked={data.usual.weekdays.includes(day)}
          />
        ))}
        <Button kind="primary">{words.picked}</Button>
      </Actions>
    </form>
  )
}
