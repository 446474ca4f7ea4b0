import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { mealsQuery } from '../../queries/bookings.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { PriceExplained } from './PriceExplained.tsx'
import { WideSplit } from './WideSplit.tsx'

/** What she ate and will eat, each price one press from its reasons. */
export function ResidentMeals({ dinerId }: { dinerId: number }) {
  const words = useOfficeWords().people.meals
  const query = useQuery(mealsQuery(dinerId))
  return (
    <Loaded query={query}>
      {({ coming, past, now }) =>
        coming.length + past.length === 0 ? (
          <EmptyState words={words.none} />
        ) : (
          <Meals tickets={[...coming, ...past]} today={now.day} />
        )
      }
    </Loaded>
  )
}

function Meals({ tickets, today }: { tickets: Ticket[]; today: ServiceDay }) {
  const base = useWords()
  const words = useOfficeWords()
  const [chosen, setChosen] = useState<Ticket | null>(null)
  const nameOf = ({ when, plate }: Ticket) =>
    `${base.mealNameOn(when.day, when.meal, today)} ${base.name(plate.name)}`
  return (
    <WideSplit
      side={
        <Card>
          {chosen === null ? (
            <p className={styles.quiet}>{words.bookings.choose}</p>
          ) : (
            <PriceExplained
              key={chosen.bookingId}
              bookingId={chosen.bookingId}
              of={nameOf(chosen)}
            />
          )}
        </Card>
      }
    >
      <MealTable tickets={tickets} today={today} onExplain={setChosen} nameOf={nameOf} />
    </WideSplit>
  )
}

interface MealTableProps {
  tickets: Ticket[]
  today: ServiceDay
  onExplain: (ticket: Ticket) => void
  nameOf: (ticket: Ticket) => string
}

function MealTable({ tickets, today, onExplain, nameOf }: MealTableProps) {
  const base = useWords()
  const words = useOfficeWords()
  return (
    <Table
      caption={words.people.meals.caption}
      rows={tickets}
      rowKey={(ticket) => ticket.bookingId}
      columns={[
        {
          key: 'day',
          heading: words.people.meals.day,
          cell: ({ when }) => <Keep>{base.mealNameOn(when.day, when.meal, today)}</Keep>,
        },
        {
          key: 'what',
          heading: words.people.meals.what,
          cell: ({ plate, quantity }) => (
            <Keep>
              {quantity > 1
                ? `${base.name(plate.name)} ${base.portions(quantity)}`
                : base.name(plate.name)}
            </Keep>
          ),
        },
        {
          key: 'state',
          heading: words.people.meals.state,
          cell: ({ state }) => base.bookingState[state],
        },
        { key: 'by', heading: words.people.meals.by, cell: ({ placedByName }) => placedByName },
        {
          key: 'paid',
          heading: base.price.pay,
          kind: 'number',
          cell: ({ price }) => base.money(price.payFen),
        },
        {
          key: 'explain',
          heading: <span className="spoken-only">{words.price.explain}</span>,
          cell: (ticket) => (
            <button
              type="button"
              className={styles.rowAction}
              aria-label={words.price.explainOf(nameOf(ticket))}
              onClick={() => onExplain(ticket)}
            >
              {words.price.explain}
            </button>
          ),
        },
      ]}
    />
  )
}
