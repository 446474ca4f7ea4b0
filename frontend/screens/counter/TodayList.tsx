import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { collectorWords } from '../../../backend/vocabulary/collector-words.ts'
import { paths } from '../../app/paths.ts'
import { counterQuery } from '../../queries/counter.ts'
import type { Counter, CounterRow } from '../../queries/counter.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Select } from '../../ui/Field.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { ListHead } from '../../ui/staff/ListHead.tsx'
import { DataAge } from '../../ui/staff/StatusLight.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ListTrouble } from './ListTrouble.tsx'
import styles from './Lists.module.css'

type Shown = 'all' | 'waiting' | 'came'

const fits: Record<Shown, (row: CounterRow) => boolean> = {
  all: () => true,
  waiting: (row) => row.state === 'placed' || row.state === 'missed',
  came: (row) => row.state === 'collected' || row.state === 'delivered',
}
const portionsOf = (rows: readonly CounterRow[], shown: Shown): number =>
  rows.filter(fits[shown]).reduce((sum, row) => sum + row.quantity, 0)

/** Everybody of today's meal, by number. */
export function TodayList({ canteenId }: { canteenId: number }) {
  const { list } = useCounterWords()
  const [servingId, setServingId] = useState<number>()
  const [shown, setShown] = useState<Shown>('all')
  const counter = useQuery(counterQuery(canteenId, servingId))
  const { data } = counter
  if (data === undefined) return <ListTrouble heading={list.failed} list={counter} />
  if (data.rows.length === 0 && data.servings.length < 2) return <EmptyState words={list.empty} />
  const rows = data.rows.filter(fits[shown])
  return (
    <div className={styles.section}>
      <ListHead heading={list.heading} aside={<DataAge updatedAt={counter.dataUpdatedAt} />} />
      <Servings data={data} onChoose={setServingId} />
      <Row>
        {(['all', 'waiting', 'came'] as const).map((one) => (
          <Button
            key={one}
            type="button"
            kind="quiet"
            pressed={shown === one}
            onClick={() => setShown(one)}
          >
            {list[one](portionsOf(data.rows, one))}
          </Button>
        ))}
      </Row>
      {rows.length === 0 ? <EmptyState words={list.noneLike} /> : <Rows rows={rows} />}
    </div>
  )
}

function Servings({ data, onChoose }: { data: Counter; onChoose: (servingId: number) => void }) {
  const { list } = useCounterWords()
  const { mealNameOn } = useWords()
  if (data.servings.length < 2) return null
  return (
    <Select
      label={list.serving}
      name="serving"
      value={String(data.serving?.when.servingId ?? '')}
      options={data.servings.map((when) => ({
        value: String(when.servingId),
        label: mealNameOn(when.day, when.meal, data.now.day),
      }))}
      onChange={(value) => onChoose(Number(value))}
    />
  )
}

function Rows({ rows }: { rows: CounterRow[] }) {
  const { list, odd } = useCounterWords()
  const words = useWords()
  return (
    <Table<CounterRow>
      caption={list.heading}
      rows={rows}
      rowKey={(row) => row.bookingId}
      mark={(row) => (row.state === 'placed' && row.dueFen > 0 ? 'look' : undefined)}
      columns={[
        { key: 'number', heading: list.number, kind: 'number', cell: (row) => row.number ?? '' },
        {
          key: 'name',
          heading: list.name,
          cell: (row) => <strong className={styles.name}>{row.name}</strong>,
        },
        { key: 'door', heading: list.door, cell: (row) => row.door },
        { key: 'what', heading: list.what, cell: (row) => <What row={row} /> },
        {
          key: 'state',
          heading: list.state,
          cell: (row) =>
            row.collectedAt === null ? (
              <>
                {row.state === 'placed' ? '' : words.bookingState[row.state]}
                {row.dueFen > 0 && <Tag tone="look">{list.due(row.dueFen)}</Tag>}
              </>
            ) : (
              <Tag tone="good">
                {row.collector === null
                  ? list.collectedAt(row.collectedAt)
                  : odd.fetchedAt(row.collectedAt, words.name(collectorWords(row.collector)))}
              </Tag>
            ),
        },
        {
          key: 'do',
          heading: <span className="spoken-only">{list.collect}</span>,
          cell: (row) =>
            row.state === 'placed' && (
              <LinkButton
                kind="secondary"
                href={`${paths.counter()}?booking=${row.bookingId}`}
                label={list.collectWhom(
                  row.name,
                  row.number === null ? '' : words.pickupNumber(row.number),
                )}
              >
                {list.collect}
              </LinkButton>
            ),
        },
      ]}
    />
  )
}

/** The meal in one line; what is left out in red. */
export function What({ row }: { row: CounterRow }) {
  const { result } = useCounterWords()
  const words = useWords()
  const { omits } = row.variant
  const made = words.variantParts({ ...row.variant, omits: [] })
  const several = row.quantity > 1 ? [words.portions(row.quantity)] : []
  return (
    <>
      {words.phrases([words.name(row.what), ...several, ...made])}
      {omits.length > 0 && (
        <strong className={styles.omits}>
          {result.omits} {words.list(omits.map((one) => words.allergen[one]))}
        </strong>
      )}
    </>
  )
}
