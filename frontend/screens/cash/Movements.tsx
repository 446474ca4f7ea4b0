import { useState } from 'react'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { fen, yuan } from '../../../backend/vocabulary/money.ts'
import type { CashMovement } from '../../queries/cash.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import type { Column } from '../../ui/staff/Table.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Cash.module.css'
import { ReverseCash } from './ReverseCash.tsx'

interface MovementsProps {
  canteenId: number
  caption: string
  captionShown?: 'shown' | 'hidden'
  movements: CashMovement[]
  mayUndo: boolean
  /** Several days in one list. */
  withDay?: boolean
}

/** What moved, who did it, and beside a mistake what undid it. */
export function Movements(props: MovementsProps) {
  const { canteenId, caption, captionShown = 'shown', movements, mayUndo, withDay = false } = props
  const words = useCashWords().movements
  const [undoing, setUndoing] = useState<CashMovement | null>(null)
  const columns = useColumns(movements, withDay)
  const undo = useUndoColumn(setUndoing)
  if (movements.length === 0) return <EmptyState words={words.none} />
  return (
    <>
      <Table<CashMovement>
        caption={caption}
        captionShown={captionShown}
        rows={movements}
        rowKey={(movement) => movement.transactionId}
        columns={mayUndo ? [...columns, undo] : columns}
      />
      {undoing !== null && (
        <ReverseCash canteenId={canteenId} movement={undoing} onClose={() => setUndoing(null)} />
      )}
    </>
  )
}

const timeOf = ({ at }: CashMovement): string => timeOfDayAt(new Date(at))

function useColumns(movements: CashMovement[], withDay: boolean): Column<CashMovement>[] {
  const words = useCashWords()
  const { date } = useWords()
  return [
    {
      key: 'time',
      heading: words.movements.time,
      cell: (one) => (
        <span className={styles.keep}>
          {withDay && `${date(serviceDayAt(new Date(one.at)))} `}
          {timeOf(one)}
        </span>
      ),
    },
    {
      key: 'what',
      heading: words.movements.what,
      cell: (one) => (
        <What one={one} undone={movements.find((at) => at.transactionId === one.reversesId)} />
      ),
    },
    {
      key: 'by',
      heading: words.movements.by,
      cell: ({ byName }) => <span className={styles.keep}>{byName}</span>,
    },
    {
      key: 'amount',
      heading: words.movements.amount,
      kind: 'number',
      cell: ({ amountFen }) => <span className={styles.keep}>{yuan(amountFen)}</span>,
    },
  ]
}

function What({ one, undone }: { one: CashMovement; undone: CashMovement | undefined }) {
  const { kind, otherKind, movements } = useCashWords()
  return (
    <>
      <strong className={styles.keep}>{kind[one.kind] ?? otherKind}</strong> {one.whose}{' '}
      {one.reversedById !== null && <Tag tone="look">{movements.undone}</Tag>}
      {undone !== undefined && <Tag>{movements.undoes(timeOf(undone))}</Tag>}
      {one.note !== '' && <span className={styles.note}>{one.note}</span>}
    </>
  )
}

function useUndoColumn(onUndo: (movement: CashMovement) => void): Column<CashMovement> {
  const { kind, otherKind, movements } = useCashWords()
  return {
    key: 'undo',
    heading: <span className="spoken-only">{movements.undo}</span>,
    cell: (one) =>
      one.reversible && (
        <span className={`${styles.undo} screen-only`}>
          <Button
            type="button"
            kind="quiet"
            label={movements.undoOf(
              timeOf(one),
              `${kind[one.kind] ?? otherKind} ${one.transactionId}`,
              fen(Math.abs(one.amountFen)),
            )}
            onClick={() => onUndo(one)}
          >
            {movements.undo}
          </Button>
        </span>
      ),
  }
}
