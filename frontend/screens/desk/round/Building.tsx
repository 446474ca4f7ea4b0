import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { StaffStatus } from '../../../app/StaffStatus.tsx'
import { paths } from '../../../app/paths.ts'
import type { Round } from '../../../../backend/contract/rounds.ts'
import type { Outbox } from '../../../offline/outbox.ts'
import { useOutboxNow } from '../../../offline/use-outbox.ts'
import { roundQuery } from '../../../queries/round.ts'
import type { Told } from '../../../queries/round.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { AppFrame } from '../../../ui/staff/AppFrame.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Carried } from './Carried.tsx'
import { itemsOfCash, shownNotes } from './cash.ts'
import { CashConflicts } from './CashConflicts.tsx'
import { CashDialog } from './CashDialog.tsx'
import type { CashAsked } from './CashDialog.tsx'
import { Conflicts } from './Conflicts.tsx'
import { DishDialog } from './DishDialog.tsx'
import type { Asked } from './DishDialog.tsx'
import { LetterBoxes } from './LetterBoxes.tsx'
import styles from './Round.module.css'
import { useCashDeeds } from './use-cash-deeds.ts'
import { useRoundDeeds } from './use-round-deeds.ts'
import { useSteadyHand } from './use-steady-hand.ts'
import { Waiting } from './Waiting.tsx'
import { firstOpenDay, hasMeal, itemsOfRound, shownResidents } from './week.ts'
import { WeekRows } from './WeekRows.tsx'

interface BuildingProps {
  whose: { accountId: number; canteenId: number }
  buildingId: number
  outbox: Outbox
}

const settleMs = 4_000
const tickMs = 20_000

/** The server’s clock as this device can tell it, also without a network. */
function useServerClock(told: Told<Round> | undefined): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(tick)
  }, [])
  return told === undefined ? now : Date.parse(told.value.nowAt) + Math.max(0, now - told.askedAtMs)
}

/** A building as the server knows it; asked for again a little after the last order has arrived. */
function useBuilding({ whose, buildingId, outbox }: BuildingProps) {
  const client = useQueryClient()
  const query = roundQuery(whose, buildingId, outbox)
  const round = useQuery(query)
  const { items, line } = useOutboxNow(outbox)
  const waits = items.some(({ state }) => state === 'waiting')
  const news = items.some(({ state }) => state !== 'waiting')
  useEffect(() => {
    if (waits || !news || line !== 'open') return
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: ['rounds'] }),
      settleMs,
    )
    return () => clearTimeout(timer)
  }, [client, waits, news, line])
  return {
    round,
    items: useMemo(() => itemsOfRound(items), [items]),
    cashItems: useMemo(() => itemsOfCash(items), [items]),
  }
}

export function Building(props: BuildingProps) {
  const words = useRoundWords()
  const { offline } = useStaffWords()
  const { round, items, cashItems } = useBuilding(props)
  const told = round.data
  useSteadyHand()
  return (
    <AppFrame
      title={told?.value.building.name ?? words.title}
      about={told === undefined ? undefined : words.title}
      status={<StaffStatus />}
    >
      {told !== undefined ? (
        <Doors told={told} items={items} cashItems={cashItems} outbox={props.outbox} />
      ) : round.isError ? (
        <Notice tone="refused" heading={words.failed}>
          <p>{sentenceFor(round.error, offline)}</p>
          <p>{words.failedWay}</p>
          <Button type="button" kind="quiet" onClick={() => void round.refetch()}>
            {words.again}
          </Button>
        </Notice>
      ) : (
        <p>{words.loading}</p>
      )}
    </AppFrame>
  )
}

interface DoorsProps {
  told: Told<Round>
  items: ReturnType<typeof itemsOfRound>
  cashItems: ReturnType<typeof itemsOfCash>
  outbox: Outbox
}

function Doors({ told, items, cashItems, outbox }: DoorsProps) {
  const words = useRoundWords()
  const round = told.value
  const nowMs = useServerClock(told)
  const [nth, setNth] = useState(() => firstOpenDay(round, nowMs))
  const [view, setView] = useState<'boxes' | 'week'>('boxes')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [cashAsked, setCashAsked] = useState<CashAsked | null>(null)
  const deeds = useRoundDeeds(outbox)
  const cashDeeds = useCashDeeds(outbox)
  const notes = shownNotes(round.cash, cashItems)
  const residents = shownResidents(round, items, nowMs)
  const cash = { taken: round.cash.taken, notes, onCash: setCashAsked }
  const shared = { round, residents, deeds, onAsk: setAsked, cash }
  const done = residents.filter(
    ({ cells }) => cells[nth] !== undefined && hasMeal(cells[nth]),
  ).length
  return (
    <div className={styles.room}>
      <div className={styles.top}>
        <Waiting outbox={outbox} keptAtMs={told.from === 'kept' ? told.askedAtMs : null} />
        {(deeds.failed ?? cashDeeds.failed) !== null && (
          <Notice tone="refused" heading={words.notKept} />
        )}
        <Conflicts items={items} {...shared} />
        <CashConflicts items={cashItems} deeds={cashDeeds} />
        <Carried notes={notes} deeds={cashDeeds} />
        <Days round={round} nth={nth} onDay={setNth} />
        <div className={styles.switch}>
          <p className={styles.done}>{words.done(done, residents.length)}</p>
          <Views view={view} onView={setView} />
        </div>
      </div>
      {residents.length === 0 ? (
        <EmptyState words={words.nobody} />
      ) : view === 'boxes' ? (
        <LetterBoxes nth={nth} {...shared} />
      ) : (
        <WeekRows {...shared} />
      )}
      {!round.cash.taken && <p className={styles.quiet}>{words.cash.none}</p>}
      <p className={styles.away}>
        <LinkButton kind="quiet" href={paths.round()}>
          {words.otherBuilding}
        </LinkButton>
      </p>
      {asked !== null && (
        <DishDialog asked={asked} round={round} deeds={deeds} onClose={() => setAsked(null)} />
      )}
      {cashAsked !== null && (
        <CashDialog
          asked={cashAsked}
          cash={round.cash}
          notes={notes}
          deeds={cashDeeds}
          onClose={() => setCashAsked(null)}
        />
      )}
    </div>
  )
}

interface DaysProps {
  round: Round
  nth: number
  onDay: (nth: number) => void
}

/** Seven days; the chosen one is the day the boxes are about. */
function Days({ round, nth, onDay }: DaysProps) {
  const { day } = useRoundWords()
  const words = useWords()
  return (
    <fieldset className={styles.days}>
      <legend className={styles.legend}>{day}</legend>
      <div className={styles.dayList}>
        {round.days.map((one, index) => (
          <button
            key={one.day}
            type="button"
            className={styles.dayButton}
            aria-pressed={index === nth}
            onClick={() => onDay(index)}
          >
            <span className="spoken-only">{words.dayFromToday(one.day, round.today)}</span>
            <span aria-hidden="true">{words.shortWeekday(one.day)}</span>
            <span aria-hidden="true" className={styles.date}>
              {Number(one.day.slice(8))}
            </span>
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function Views({
  view,
  onView,
}: {
  view: 'boxes' | 'week'
  onView: (view: 'boxes' | 'week') => void
}) {
  const { views } = useRoundWords()
  return (
    <fieldset className={styles.viewSet}>
      <legend className="spoken-only">{views.label}</legend>
      <div className={styles.views}>
        {(['boxes', 'week'] as const).map((one) => (
          <Button
            key={one}
            type="button"
            kind="quiet"
            pressed={view === one}
            onClick={() => onView(one)}
          >
            {views[one]}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
