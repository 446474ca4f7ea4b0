import { useQuery } from '@tanstack/react-query'
import type { ComingDay, ComingMeal } from '../../../backend/contract/standing.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { comingQuery } from '../../queries/standing.ts'
import { Table } from '../../ui/staff/Table.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { keyOfLine } from '../elder/standing/line-key.ts'
import styles from './DeskStanding.module.css'

interface ComingRow {
  readonly key: string
  readonly day: string
  readonly what: string
  readonly state: string
  readonly mark: 'look' | undefined
}

/** The same calendar that she has on her phone, to be read out to her. */
export function DeskComing({ dinerId }: { dinerId: number }) {
  const { standing } = useDeskWords()
  const { data } = useQuery(comingQuery(dinerId))
  const rowsOf = useRows()
  if (data === undefined) return null
  const rows = data.days.flatMap((day) => rowsOf(day, data.now.day))
  return (
    <section>
      <h2 className={styles.heading}>{standing.coming}</h2>
      {rows.length === 0 ? (
        <p>{standing.nothing}</p>
      ) : (
        <div className={styles.coming}>
          <Table
            caption={standing.coming}
            columns={[
              { key: 'day', heading: standing.day, cell: ({ day }) => day },
              { key: 'what', heading: standing.what, cell: ({ what }) => what },
              { key: 'state', heading: standing.state, cell: ({ state }) => state },
            ]}
            rows={rows}
            rowKey={({ key }) => key}
            mark={({ mark }) => mark}
          />
        </div>
      )}
    </section>
  )
}

function useRows() {
  const base = useWords()
  const { standing } = useDeskWords()
  const stateOf = (meal: ComingMeal, today: ServiceDay): string => {
    const on = meal.booksOn === null ? null : base.dayFromToday(meal.booksOn, today)
    const held = meal.ticket?.heldUntil ?? null
    if (held !== null) return standing.unpaidUntil(base.moment(held, today))
    const said = standing.stateOf(meal, on)
    return meal.sentence === null ? said : base.phrases([said, base.name(meal.sentence)])
  }
  return ({ day, closed, meals }: ComingDay, today: ServiceDay): ComingRow[] => [
    ...(closed === null
      ? []
      : [
          {
            key: day,
            day: base.dayFromToday(day, today),
            what: '',
            state: standing.closed(base.name(closed)),
            mark: undefined,
          },
        ]),
    ...meals.map((meal) => ({
      key: `${day} ${keyOfLine(meal)}`,
      day: base.mealNameOn(day, meal.meal, today),
      what: meal.dish === null ? standing.kitchenChooses : base.name(meal.dish),
      state: stateOf(meal, today),
      mark: meal.state === 'skipped' ? ('look' as const) : undefined,
    })),
  ]
}
