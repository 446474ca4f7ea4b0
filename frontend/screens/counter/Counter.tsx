import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { paths } from '../../app/paths.ts'
import { useCanteenId } from '../../app/staff-canteen.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import type { Owner } from '../../offline/unsent.ts'
import { counterQuery } from '../../queries/counter.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { Tabs } from '../../ui/staff/Tabs.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Cash } from './Cash.tsx'
import { CheckIn } from './CheckIn.tsx'
import { HandOvers } from './HandOvers.tsx'
import { LineBar } from './LineBar.tsx'
import { Missed } from './Missed.tsx'
import { missedNow } from './missed.ts'
import { Notices } from './Notices.tsx'
import { PutRight } from './sale/PutRight.tsx'
import { WalkIn } from './sale/WalkIn.tsx'
import { partOf, tabs } from './tabs.ts'
import type { CashPage, Tab } from './tabs.ts'
import { TodayList } from './TodayList.tsx'
import { useLine, useOwner } from './use-line.ts'

/** The window: hand over what was booked, take cash, know who did not come. */
export function Counter({ tab, cashPage }: { tab: Tab; cashPage: CashPage | null }) {
  const words = useCounterWords()
  const { brand } = useWords()
  const canteenId = useCanteenId()
  const owner = useOwner()
  const name = tab === 'checkIn' ? words.title : words.tabs[tab]
  useEffect(() => {
    document.title = `${name} · ${brand}`
  }, [name, brand])
  if (canteenId === null) {
    return (
      <AppFrame title={words.title} status={<StaffStatus />}>
        <EmptyState words={words.noCanteen}>
          <p>{words.noCanteenWay}</p>
        </EmptyState>
      </AppFrame>
    )
  }
  return (
    <AppFrame
      title={<Meal canteenId={canteenId} />}
      about={<Progress canteenId={canteenId} />}
      status={<StaffStatus />}
    >
      <CounterTabs canteenId={canteenId} tab={tab} />
      {owner !== null && <AtWork canteenId={canteenId} owner={owner} tab={tab} />}
      {tab === 'walkIn' && <WalkIn canteenId={canteenId} />}
      {tab === 'putRight' && <PutRight canteenId={canteenId} />}
      {tab === 'list' && <TodayList canteenId={canteenId} />}
      {tab === 'missed' && <Missed canteenId={canteenId} />}
      {tab === 'cash' && <Cash canteenId={canteenId} page={cashPage} />}
      {tab === 'notices' && <Notices canteenId={canteenId} />}
    </AppFrame>
  )
}

/** Above every tab whether the counter works from its list, below what needs a person once the queue is served. */
function AtWork({ canteenId, owner, tab }: { canteenId: number; owner: Owner; tab: Tab }) {
  const line = useLine(canteenId, owner)
  return (
    <>
      <LineBar canteenId={canteenId} line={line} />
      {tab === 'checkIn' && <CheckIn canteenId={canteenId} line={line} />}
      <HandOvers canteenId={canteenId} line={line} />
    </>
  )
}

function Meal({ canteenId }: { canteenId: number }) {
  const words = useCounterWords()
  const { mealNameOn } = useWords()
  const { data } = useQuery(counterQuery(canteenId))
  if (data === undefined) return words.title
  if (data.serving === null) return words.noMeal
  const { when } = data.serving
  return words.meal(mealNameOn(when.day, when.meal, data.now.day))
}

function Progress({ canteenId }: { canteenId: number }) {
  const { came } = useCounterWords()
  const serving = useQuery(counterQuery(canteenId)).data?.serving
  return serving ? came(serving.collected, serving.booked) : null
}

const addressOf = (tab: Tab) => paths.counter(partOf(tab))

function CounterTabs({ canteenId, tab }: { canteenId: number; tab: Tab }) {
  const words = useCounterWords()
  const { data } = useQuery(counterQuery(canteenId))
  const missed = data === undefined ? 0 : missedNow(data)
  const items = tabs.map((one) => ({
    href: addressOf(one),
    label:
      one === 'missed' && missed > 0 ? (
        <>
          {words.tabs[one]} <Tag tone="look">{missed}</Tag>
        </>
      ) : (
        words.tabs[one]
      ),
  }))
  return (
    <Tabs
      label={words.tabs.label}
      items={items}
      current={addressOf(tab === 'putRight' ? 'checkIn' : tab)}
    />
  )
}
