import { accountNames } from '../../../../backend/vocabulary/books.ts'
import { addFen, negativeFen } from '../../../../backend/vocabulary/money.ts'
import type { AccountBalance } from '../../../queries/books.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Books.module.css'
import { inYuan } from './in-yuan.ts'

/** What the canteen has, and whose it is: both sides come to the same, or something is wrong. */
export function Balances({ caption, balances }: { caption: string; balances: AccountBalance[] }) {
  const base = useWords()
  const words = useOfficeWords().books
  if (balances.length === 0) return <EmptyState words={words.noMoney} />
  const has = balances.map(({ amountFen }) => amountFen).filter((amount) => amount > 0)
  const owes = balances.map(({ amountFen }) => amountFen).filter((amount) => amount < 0)
  const nameOf = ({ account, funder }: AccountBalance): string => {
    const name = base.name(accountNames[account])
    return funder === null ? name : `${name} ${base.name(funder)}`
  }
  return (
    <Table
      caption={caption}
      captionShown="shown"
      rows={balances}
      rowKey={nameOf}
      columns={[
        { key: 'account', heading: words.account, cell: nameOf },
        {
          key: 'has',
          heading: words.has,
          kind: 'number',
          cell: ({ amountFen }) => (amountFen > 0 ? inYuan(amountFen) : ''),
        },
        {
          key: 'owes',
          heading: words.owes,
          kind: 'number',
          cell: ({ amountFen }) => (amountFen < 0 ? inYuan(negativeFen(amountFen)) : ''),
        },
      ]}
      foot={
        <tr>
          <th scope="row">{words.even}</th>
          <td>
            <span className={styles.sum}>{inYuan(addFen(...has))}</span>
          </td>
          <td>
            <span className={styles.sum}>{inYuan(negativeFen(addFen(...owes)))}</span>
          </td>
        </tr>
      }
    />
  )
}
