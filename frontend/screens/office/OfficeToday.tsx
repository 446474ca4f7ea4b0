import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../../backend/contract/kitchen.ts'
import { addDays, mondayOf } from '../../../backend/vocabulary/calendar.ts'
import { addFen } from '../../../backend/vocabulary/money.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { boardQuery } from '../../queries/kitchen.ts'
import { menuWeekQuery } from '../../queries/menus.ts'
import type { MenuWeek } from '../../queries/menus.ts'
import { residentsQuery } from '../../queries/office.ts'
import { drawerQuery } from '../../queries/cash.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Fact, FactStrip } from '../../ui/staff/FactStrip.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { EvidenceGaps } from './EvidenceGaps.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import { ServingCard } from './ServingCard.tsx'
import { useToday } from './use-today.ts'

const freshMs = 10_000
const shownServings = 4

/** Yesterday's that is not settled, today's and tomorrow's; when there are none, whatever comes next. */
function servingsNow({ servings }: Board, today: ServiceDay): Board['servings'] {
  const near = servings.filter(
    ({ when, state }) =>
      when.day <= addDays(today, 1) && (when.day >= today || state !== 'settled'),
  )
  return (near.length > 0 ? near : servings).slice(0, shownServings)
}

/** What a manager looks at first: is everybody fed, is everything closed, is the money counted. */
export function OfficeToday() {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords()
  const query = useQuery({ ...boardQuery(canteenId), refetchInterval: freshMs })
  const today = useToday()
  return (
    <OfficeFrame
      room="today"
      title={query.data === undefined ? words.rooms.today : base.name(query.data.canteen.name)}
      about={`${base.date(today)} ${base.weekday(today)}`}
      pageTitle={words.rooms.today}
    >
      <Loaded query={query}>{(board) => <Now board={board} today={today} />}</Loaded>
    </OfficeFrame>
  )
}

function Now({ board, today }: { board: Board; today: ServiceDay }) {
  const words = useOfficeWords()
  const servings = servingsNow(board, today)
  return (
    <>
      <FactStrip label={words.rooms.today}>
        <NextWeekFact monday={addDays(mondayOf(today), 7)} />
        <DrawerFact />
        <CarriedFact />
        <ResidentsFact />
      </FactStrip>
      <EvidenceGaps today={today} />
      {servings.length === 0 ? (
        <EmptyState words={words.today.noServings}>
          <p>{words.today.noServingsWay}</p>
          <LinkButton href={paths.office('menu')}>{words.today.openMenu}</LinkButton>
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          {servings.map(({ when }) => (
            <div key={when.servingId}>
              <ServingCard when={when} today={today} />
            </div>
          ))}
        </div>
      )}
    </>
  )
}

function ResidentsFact() {
  const canteenId = useCanteen()
  const words = useOfficeWords()
  const { data } = useQuery(residentsQuery(canteenId, ''))
  return (
    <Fact name={words.today.residents} figure={data?.total ?? '…'}>
      <a href={paths.office('residents/new')}>{words.people.register}</a>
    </Fact>
  )
}

function DrawerFact() {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords()
  const { data } = useQuery(drawerQuery(canteenId))
  return (
    <Fact name={words.today.drawer} figure={data === undefined ? '…' : base.money(data.balanceFen)}>
      {data !== undefined && <span>{words.today.drawerToday(data.todayFen)}</span>}
    </Fact>
  )
}

/** Cash from doors that nobody has received; nothing where none is on its way. */
function CarriedFact() {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords().today
  const carried = useQuery(drawerQuery(canteenId)).data?.carried ?? []
  if (carried.length === 0) return null
  const late = carried.filter(({ overdue }) => overdue)
  return (
    <Fact
      name={words.carried}
      figure={base.money(addFen(...carried.map(({ notedFen }) => notedFen)))}
      tone={late.length > 0 ? 'look' : 'plain'}
    >
      <span>
        {late.length > 0
          ? words.carriedLate(late.map(({ carrierName }) => carrierName))
          : words.carriedBy(carried.map(({ carrierName }) => carrierName))}
      </span>
    </Fact>
  )
}

function weekState(week: MenuWeek): 'none' | 'draft' | 'published' {
  if (week.publishedAt !== null) return 'published'
  return week.days.some((day) => day.servings.length > 0) ? 'draft' : 'none'
}

function NextWeekFact({ monday }: { monday: ServiceDay }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().today
  const { data } = useQuery(menuWeekQuery(canteenId, monday))
  const state = data === undefined ? null : weekState(data)
  return (
    <Fact
      name={words.nextWeek}
      figure={state === null ? '…' : words.nextWeekState[state]}
      tone={state === 'none' || state === 'draft' ? 'look' : 'plain'}
    >
      <a href={paths.office(`menu/${monday}`)}>{words.nextWeekWay[state ?? 'published']}</a>
    </Fact>
  )
}
