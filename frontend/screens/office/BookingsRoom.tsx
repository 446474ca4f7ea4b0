import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { counterQuery } from '../../queries/counter.ts'
import type { Counter, CounterRow } from '../../queries/counter.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { Tabs } from '../../ui/staff/Tabs.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import type { RoomProps } from './OfficeRoom.tsx'
import { PriceExplained } from './PriceExplained.tsx'
import { WideSplit } from './WideSplit.tsx'

/** `/office/bookings` and `/office/bookings/:servingId`: who booked what, and why it cost that. */
export function BookingsRoom({ id }: RoomProps) {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords()
  const servingId = id === undefined ? undefined : Number(id)
  const query = useQuery(counterQuery(canteenId, servingId))
  const when = query.data?.serving?.when
  return (
    <OfficeFrame
      room="bookings"
      about={
        when === undefined || query.data === undefined
          ? undefined
          : base.mealNameOn(when.day, when.meal, query.data.now.day)
      }
    >
      <Loaded query={query}>
        {(counter) => (
          <>
            <ServingTabs counter={counter} today={counter.now.day} />
            {counter.rows.length === 0 ? (
              <EmptyState words={words.bookings.none} />
            ) : (
              <Rows key={counter.serving?.when.servingId} rows={counter.rows} />
            )}
          </>
        )}
      </Loaded>
    </OfficeFrame>
  )
}

const shownServings = 8

function ServingTabs({ counter, today }: { counter: Counter; today: ServiceDay }) {
  const base = useWords()
  const words = useOfficeWords()
  const href = (servingId: number) => paths.office(`bookings/${servingId}`)
  return (
    <Tabs
      label={words.rooms.bookings}
      current={counter.serving === null ? '' : href(counter.serving.when.servingId)}
      items={counter.servings.slice(0, shownServings).map((when) => ({
        href: href(when.servingId),
        label: base.mealNameOn(when.day, when.meal, today),
      }))}
    />
  )
}

const matches = (row: CounterRow, typed: string): boolean =>
  typed === '' || row.name.includes(typed) || String(row.number) === typed

function Rows({ rows }: { rows: readonly CounterRow[] }) {
  const words = useOfficeWords()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<CounterRow | null>(null)
  const shown = rows.filter((row) => matches(row, typed.trim()))
  return (
    <WideSplit
      side={
        <Card>
          {chosen === null ? (
            <p className={styles.quiet}>{words.bookings.choose}</p>
          ) : (
            <PriceExplained key={chosen.bookingId} bookingId={chosen.bookingId} of={chosen.name} />
          )}
        </Card>
      }
    >
      <Field
        label={words.bookings.find}
        name="find"
        type="search"
        hint={words.bookings.count(shown.length)}
        value={typed}
        onChange={setTyped}
      />
      {shown.length === 0 ? (
        <EmptyState words={words.bookings.noneFound} />
      ) : (
        <BookingTable rows={shown} onExplain={setChosen} />
      )}
    </WideSplit>
  )
}

interface BookingTableProps {
  rows: CounterRow[]
  onExplain: (row: CounterRow) => void
}

function BookingTable({ rows, onExplain }: BookingTableProps) {
  const base = useWords()
  const words = useOfficeWords()
  return (
    <Table
      caption={words.rooms.bookings}
      rows={rows}
      rowKey={(row) => row.bookingId}
      columns={[
        {
          key: 'name',
          heading: words.bookings.name,
          cell: (row) => (
            <a
              href={paths.office(`residents/${row.dinerId}`)}
              aria-label={words.bookings.recordOf(row.name)}
              className={styles.inline}
            >
              {row.name}
            </a>
          ),
        },
        {
          key: 'number',
          heading: words.bookings.number,
          kind: 'number',
          cell: (row) => row.number,
        },
        {
          key: 'what',
          heading: words.bookings.what,
          cell: (row) => (
            <Keep>
              {row.quantity > 1
                ? `${base.name(row.what)} ${base.portions(row.quantity)}`
                : base.name(row.what)}
            </Keep>
          ),
        },
        {
          key: 'state',
          heading: words.bookings.state,
          cell: (row) => base.bookingState[row.state],
        },
        {
          key: 'explain',
          heading: <span className="spoken-only">{words.price.explain}</span>,
          cell: (row) => (
            <button
              type="button"
              className={styles.rowAction}
              aria-label={words.price.explainOf(row.name)}
              onClick={() => onExplain(row)}
            >
              {words.price.explain}
            </button>
          ),
        },
      ]}
    />
  )
}
