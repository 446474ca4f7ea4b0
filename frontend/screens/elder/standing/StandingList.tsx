import { useSuspenseQuery } from '@tanstack/react-query'
import { paths } from '../../../app/paths.ts'
import { standingOrdersQuery } from '../../../queries/standing.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Refused } from '../Refused.tsx'
import { useDinerId } from '../session.ts'
import { LineLink } from './LineLink.tsx'

/** What repeats and what pauses, a sentence each; pressing one changes it. */
export function StandingList() {
  const { orders, holds, now } = useSuspenseQuery(standingOrdersQuery(useDinerId())).data
  const base = useWords()
  const { back } = useElderWords()
  const words = useStandingWords()
  const day = (on: typeof now.day) => base.dayFromToday(on, now.day)
  return (
    <Screen>
      <TopBar backHref={paths.meals()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>{words.heading}</Heading>
      {orders.length === 0 && <Lead>{words.none}</Lead>}
      <Actions>
        {orders.map(({ orderId, weekdays, meal, dish, limitFen }) => (
          <LineLink
            key={orderId}
            href={paths.standingOrder(orderId)}
            name={words.days(weekdays, meal)}
            about={base.phrases([
              dish === null ? words.kitchenChooses : base.name(dish),
              words.most(limitFen),
            ])}
          />
        ))}
        {holds.map(({ holdId, firstDay, lastDay }) => (
          <LinkButton key={holdId} kind="quiet" href={paths.standingHold(holdId)}>
            {words.paused(day(firstDay), lastDay === null ? null : day(lastDay))}
          </LinkButton>
        ))}
        <LinkButton kind="primary" href={paths.standingDays()}>
          {words.add}
        </LinkButton>
        {orders.length > 0 && <LinkButton href={paths.standingPause()}>{words.pause}</LinkButton>}
      </Actions>
    </Screen>
  )
}
