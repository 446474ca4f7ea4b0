import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monthOf } from '../../../../backend/vocabulary/calendar.ts'
import { statementQuery } from '../../../queries/statements.ts'
import type { Statement, WalletMovement } from '../../../queries/statements.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Keep } from '../Keep.tsx'
import { Loaded } from '../Loaded.tsx'
import styles from '../Office.module.css'
import own from './Books.module.css'
import { inYuan } from './in-yuan.ts'

/** A month of a resident's wallet, as she would get it on paper: in letters of 14 points. */
export function ResidentWallet({ dinerId }: { dinerId: number }) {
  const words = useOfficeWords().books
  const [month, setMonth] = useState<string>()
  const query = useQuery(statementQuery(dinerId, month))
  return (
    <Loaded query={query}>
      {(statement) => (
        <>
          <div className={`${styles.toolbar} screen-only`}>
            <Button type="button" kind="primary" onClick={() => window.print()}>
              {words.statement.print}
            </Button>
            {statement.previous !== null && (
              <Button
                type="button"
                kind="quiet"
                onClick={() => setMonth(statement.previous ?? undefined)}
              >
                {words.previousMonth}
              </Button>
            )}
            {statement.next !== null && (
              <Button
                type="button"
                kind="quiet"
                onClick={() => setMonth(statement.next ?? undefined)}
              >
                {words.nextMonth}
              </Button>
            )}
          </div>
          <Sheet statement={statement} />
        </>
      )}
    </Loaded>
  )
}

function Sheet({ statement }: { statement: Statement }) {
  const base = useWords()
  const words = useOfficeWords().books
  const { canteen, diner, month, movements } = statement
  return (
    <div className={own.large}>
      <p className={own.letterhead}>
        <strong>{base.name(canteen.name)}</strong>
        <span>{canteen.phone}</span>
        <span>{diner.name}</span>
      </p>
      <h2 className={styles.heading}>{words.statement.heading(words.month(month))}</h2>
      <p>
        {words.statement.opening} {base.money(statement.openingFen)}
      </p>
      <p className={styles.before}>
        {month === monthOf(statement.today) ? words.statement.now : words.statement.closing}{' '}
        {base.money(statement.closingFen)}
      </p>
      {movements.length === 0 ? (
        <EmptyState words={words.statement.none} />
      ) : (
        <Movements movements={movements} />
      )}
    </div>
  )
}

function Movements({ movements }: { movements: WalletMovement[] }) {
  const base = useWords()
  const words = useOfficeWords().books
  const whatOf = ({ what, by, meal }: WalletMovement): string =>
    meal === null
      ? by === null
        ? words.statement.moves[what]
        : words.statement.carriedBy(by)
      : `${words.statement.moves[what]} ${base.date(meal.day)} ${base.meal[meal.meal]} ${base.name(meal.dish)}`
  return (
    <Table
      caption={words.statement.caption}
      rows={movements}
      rowKey={({ transactionId }) => transactionId}
      columns={[
        { key: 'day', heading: words.day, cell: ({ day }) => <Keep>{base.date(day)}</Keep> },
        { key: 'what', heading: words.statement.what, cell: whatOf },
        {
          key: 'moved',
          heading: words.statement.moved,
          kind: 'number',
          cell: ({ amountFen }) => `${amountFen > 0 ? '+' : ''}${inYuan(amountFen)}`,
        },
        {
          key: 'left',
          heading: words.statement.left,
          kind: 'number',
          cell: ({ balanceFen }) => inYuan(balanceFen),
        },
      ]}
    />
  )
}
