import { useQuery } from '@tanstack/react-query'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { subtractFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import type { DayReport as Report, DrawerShift } from '../../queries/cash.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Movements } from './Movements.tsx'
import styles from './Report.module.css'

interface DayReportProps {
  canteenId: number
  report: Report
  mayUndo: boolean
}

/** A day on one sheet: the sums, the counts with their signatures, and every movement. */
export function DayReport({ canteenId, report, mayUndo }: DayReportProps) {
  const { report: words } = useCashWords()
  const { date, name } = useWords()
  const canteen = useQuery(sessionQuery()).data?.help.canteenName
  const printed = new Date(report.printedAt)
  return (
    <article className={styles.sheet}>
      <h2 className={styles.title}>
        {words.of(canteen === undefined ? '' : name(canteen), date(report.day))}
      </h2>
      <Sums report={report} />
      <h3 className={styles.heading}>{words.shifts}</h3>
      {report.shifts.length === 0 ? (
        <p className={styles.quiet}>{words.noShifts}</p>
      ) : (
        <Shifts shifts={report.shifts} />
      )}
      <h3 className={styles.heading}>{words.list}</h3>
      {report.movements.length === 0 ? (
        <EmptyState words={words.none} />
      ) : (
        <Movements
          canteenId={canteenId}
          caption={words.list}
          captionShown="hidden"
          movements={report.movements}
          mayUndo={mayUndo}
        />
      )}
      <p className={styles.printed}>
        {words.printed(`${date(serviceDayAt(printed))} ${timeOfDayAt(printed)}`)}
      </p>
    </article>
  )
}

interface Line {
  readonly key: string
  readonly name: string
  readonly amountFen: Fen
  readonly times: number | null
}

/** In the order of a day; what has no place here yet comes after it. */
const order = [
  'drawer_float',
  'drawer_put_in',
  'meal_collected',
  'guest_sold',
  'hand_over_undone',
  'guest_sale_undone',
  'cash_top_up',
  'carried_top_up',
  'carried_difference',
  'cash_donation',
  'wallet_paid_out',
  'drawer_taken_out',
  'cash_reversed',
]
const placeOf = (kind: string): number =>
  order.includes(kind) ? order.indexOf(kind) : order.length

function useLines(report: Report): Line[] {
  const { report: words, kind: kinds, otherKind } = useCashWords()
  const found = report.totals.find(({ kind }) => kind === 'drawer_difference')
  const moved = report.totals
    .filter(({ kind }) => kind !== 'drawer_difference')
    .toSorted((a, b) => placeOf(a.kind) - placeOf(b.kind))
    .map(({ kind, amountFen, times }) => ({
      key: kind,
      name: kinds[kind] ?? otherKind,
      amountFen,
      times,
    }))
  const sum = (key: string, name: string, amountFen: Fen) => ({ key, name, amountFen, times: null })
  const expected = found === undefined ? null : subtractFen(report.endFen, found.amountFen)
  return [
    sum('start', words.start, report.startFen),
    ...moved,
    ...(found === undefined || expected === null
      ? []
      : [
          sum('expected', words.expected, expected),
          {
            key: found.kind,
            name: kinds[found.kind] ?? otherKind,
            amountFen: found.amountFen,
            times: found.times,
          },
        ]),
    sum('end', words.end, report.endFen),
  ]
}

function Sums({ report }: { report: Report }) {
  const { report: words } = useCashWords()
  const lines = useLines(report)
  return (
    <Table<Line>
      caption={words.sums}
      captionShown="shown"
      rows={lines}
      rowKey={({ key }) => key}
      mark={({ key }) => (key === 'drawer_difference' ? 'look' : undefined)}
      columns={[
        {
          key: 'what',
          heading: words.what,
          cell: ({ name, times }) => (times === null ? <strong>{name}</strong> : name),
        },
        { key: 'times', heading: words.times, kind: 'number', cell: ({ times }) => times ?? '' },
        {
          key: 'amount',
          heading: words.amount,
          kind: 'number',
          cell: ({ amountFen, times }) =>
            times === null ? <strong>{yuan(amountFen)}</strong> : yuan(amountFen),
        },
      ]}
    />
  )
}

const at = (instant: string): string => timeOfDayAt(new Date(instant))

function Shifts({ shifts }: { shifts: DrawerShift[] }) {
  const { report: words, difference } = useCashWords()
  const sum = (amount: Fen | undefined): string => (amount === undefined ? '' : yuan(amount))
  return (
    <Table<DrawerShift>
      caption={words.shifts}
      rows={shifts}
      rowKey={({ shiftId }) => shiftId}
      columns={[
        {
          key: 'opened',
          heading: words.opened,
          cell: ({ openedAt, openedByName }) => (
            <span className={styles.keep}>{`${at(openedAt)} ${openedByName}`}</span>
          ),
        },
        {
          key: 'closed',
          heading: words.closed,
          cell: ({ closed }) =>
            closed === null ? (
              words.stillOpen
            ) : (
              <span className={styles.keep}>{`${at(closed.closedAt)} ${closed.closedByName}`}</span>
            ),
        },
        {
          key: 'should',
          heading: words.shouldBe,
          kind: 'number',
          cell: ({ closed }) => sum(closed?.expectedFen),
        },
        {
          key: 'counted',
          heading: words.counted,
          kind: 'number',
          cell: ({ closed }) => sum(closed?.countedFen),
        },
        {
          key: 'differs',
          heading: words.differs,
          cell: ({ closed }) =>
            closed !== null && (
              <>
                <strong className={styles.keep}>{difference(closed.differenceFen)}</strong>
                {closed.explanation !== '' && (
                  <span className={styles.why}>{closed.explanation}</span>
                )}
              </>
            ),
        },
        {
          key: 'signed',
          heading: words.signed,
          cell: ({ closed }) =>
            closed === null
              ? ''
              : closed.signed === null
                ? words.noSignature
                : `${at(closed.signed.at)} ${closed.signed.byName}`,
        },
      ]}
    />
  )
}
