import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import type { StandingOrder } from '../../../../backend/contract/standing.ts'
import { addDays } from '../../../../backend/vocabulary/calendar.ts'
import { paths } from '../../../app/paths.ts'
import type { StandingLink } from '../../../app/paths.ts'
import { standingChoicesQuery, standingOrdersQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Actions, Heading, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { idFrom } from '../link.ts'
import { useDinerId } from '../session.ts'
import { LineLink } from './LineLink.tsx'
import { linkOf, mealIn, termsIn } from './terms.ts'

/** Which part of it: each leads to one question, and from there to the whole sentence. */
export function ChangeStanding({ params }: { params: Record<string, string> }) {
  const { orders } = useSuspenseQuery(standingOrdersQuery(useDinerId())).data
  const { back } = useElderWords()
  const words = useStandingWords()
  const order = orders.find(({ orderId }) => orderId === idFrom(params['orderId']))
  const backHref = order === undefined ? paths.standing() : paths.standingOrder(order.orderId)
  return (
    <Screen>
      <TopBar backHref={backHref} back={back} icon={<BackIcon />} />
      <Heading>{order === undefined ? words.gone : words.changeHeading}</Heading>
      <Actions>
        {order !== undefined && <Parts order={order} />}
        <LinkButton kind="primary" href={backHref}>
          {order === undefined ? words.title : words.keep}
        </LinkButton>
      </Actions>
    </Screen>
  )
}

function Parts({ order }: { order: StandingOrder }) {
  const { now } = useSuspenseQuery(standingOrdersQuery(useDinerId())).data
  const base = useWords()
  const words = useStandingWords()
  const { weekdays, meal, dish, lastDay, way, pay, limitFen } = order
  const link = linkOf(order, order.orderId)
  return (
    <>
      <LineLink
        href={paths.standingDays(link)}
        name={words.changeDays}
        about={words.days(weekdays, meal)}
      />
      <LineLink
        href={paths.standingDish(link)}
        name={words.changeDish}
        about={dish === null ? words.kitchenChooses : base.name(dish)}
      />
      <LineLink
        href={paths.standingConfirm(link)}
        name={words.changeRest}
        about={base.phrases([base.way[way], words.pay[pay], words.most(limitFen)])}
      />
      <LineLink
        href={paths.standingUntil(link)}
        name={words.changeUntil}
        about={words.until(lastDay === null ? null : base.dayFromToday(lastDay, now.day))}
      />
    </>
  )
}

const aMonth = 30

/** Until when it is booked for her. */
export function StandingUntil() {
  const dinerId = useDinerId()
  const search = new URLSearchParams(useSearch())
  const { data } = useSuspenseQuery(standingChoicesQuery(dinerId, mealIn(search)))
  const { orders, now } = useSuspenseQuery(standingOrdersQuery(dinerId)).data
  const { back } = useElderWords()
  const words = useStandingWords()
  const { terms, order } = termsIn(data, search, orders)
  const link = linkOf(terms, order?.orderId)
  const inAMonth = addDays(now.day, aMonth)
  return (
    <Screen>
      <TopBar
        backHref={order ? paths.standingChange(order.orderId) : paths.standingConfirm(link)}
        back={back}
        icon={<BackIcon />}
      />
      <Heading>{words.askUntil}</Heading>
      <Actions>
        <LinkButton kind="primary" href={paths.standingConfirm({ ...link, until: null })}>
          {words.always}
        </LinkButton>
        <LinkButton href={paths.standingConfirm({ ...link, until: inAMonth })}>
          {words.oneMonth}
        </LinkButton>
        <form method="get" action={paths.standingConfirm()}>
          <LinkFields link={link} but="until" />
          <Field
            label={words.lastOrderDay}
            name="until"
            type="date"
            defaultValue={terms.lastDay ?? inAMonth}
            required
          />
          <Button kind="quiet">{words.untilThatDay}</Button>
        </form>
      </Actions>
    </Screen>
  )
}

/** All that is said already, for a form that asks for one thing more. */
export function LinkFields({ link, but }: { link: StandingLink; but: 'days' | 'until' }) {
  const said = new URL(paths.standingConfirm(link), 'http://here').searchParams
  return (
    <>
      {[...said]
        .filter(([name]) => name !== but)
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  )
}
