import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { paths } from '../../../app/paths.ts'
import type { StandingLink } from '../../../app/paths.ts'
import { standingChoicesQuery, standingOrdersQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { TickBox } from '../../../ui/elder/TickBox.tsx'
import { Actions, Heading, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useDinerId } from '../session.ts'
import { LinkFields } from './ChangeStanding.tsx'
import { linkOf, mealIn, termsIn } from './terms.ts'
import type { StandingChoices } from './terms.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workdays = [1, 2, 3, 4, 5]

/** First question: on which days. Days another order of hers has are not offered again. */
export function ChooseDays() {
  const search = new URLSearchParams(useSearch())
  const dinerId = useDinerId()
  const { data } = useSuspenseQuery(standingChoicesQuery(dinerId, mealIn(search)))
  const { orders } = useSuspenseQuery(standingOrdersQuery(dinerId)).data
  const { back } = useElderWords()
  const words = useStandingWords()
  const { terms, order } = termsIn(data, search, orders)
  const own = order?.weekdays ?? []
  const free = everyDay.filter((day) => own.includes(day) || !data.taken.includes(day))
  const changed = order && linkOf(terms, order.orderId)
  const backHref = order ? paths.standingChange(order.orderId) : paths.standing()
  const Days = search.has('pick') ? PickDays : Runs
  return (
    <Screen>
      <TopBar backHref={backHref} back={back} icon={<BackIcon />} />
      <Heading>{free.length === 0 ? words.allTaken : words.askDays(data.meal)}</Heading>
      <Days data={data} free={free} changed={changed} />
    </Screen>
  )
}

interface DaysProps {
  data: StandingChoices
  free: readonly number[]
  /** What it says so far, where one is changed: then the sentence comes next, not the dish. */
  changed: StandingLink | undefined
}

function Runs({ data, free, changed }: DaysProps) {
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
          href={
            changed
              ? paths.standingConfirm({ ...changed, days })
              : paths.standingDish({ meal, days })
          }
        >
          {words.dayChoice(days)}
        </LinkButton>
      ))}
      {free.length > 0 && (
        <LinkButton
          kind={runs.length === 0 ? 'primary' : 'secondary'}
          href={paths.standingDays(changed ?? { meal, days: [] }, 'pick')}
        >
          {words.pickDays}
        </LinkButton>
      )}
      {free.length === 0 && (
        <LinkButton kind="primary" href={paths.standing()}>
          {words.ok}
        </LinkButton>
      )}
      {meals
        .filter((other) => other !== meal && changed === undefined)
        .map((other) => (
          <LinkButton key={other} kind="quiet" href={paths.standingDays({ meal: other, days: [] })}>
            {words.otherMeal(base.meal[other])}
          </LinkButton>
        ))}
    </Actions>
  )
}

function PickDays({ data, free, changed }: DaysProps) {
  const words = useStandingWords()
  const ticked = changed?.days ?? data.usual.weekdays
  return (
    <form method="get" action={changed ? paths.standingConfirm() : paths.standingDish()}>
      <LinkFields link={changed ?? { meal: data.meal, days: [] }} but="days" />
      <Actions>
        {free.map((day) => (
          <TickBox
            key={day}
            name="days"
            value={String(day)}
            label={words.dayChoice([day])}
            defaultChecked={ticked.includes(day)}
          />
        ))}
        <Button kind="primary">{words.picked}</Button>
      </Actions>
    </form>
  )
}
