import { addFen } from '../../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import type { Figures } from '../../../queries/books.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { inYuan } from './in-yuan.ts'
import styles from './Books.module.css'

interface Share {
  name: string
  amountFen: Fen
}

/** Who bears what of the meals' list value; the foot is the sum of the lines, added up here. */
export function WhoPays({ figures }: { figures: Figures }) {
  const base = useWords()
  const words = useOfficeWords().books
  const all: Share[] = [
    { name: words.wallet, amountFen: figures.walletFen },
    { name: words.cash, amountFen: figures.cashFen },
    ...figures.funders.map(({ name, amountFen }) => ({ name: base.name(name), amountFen })),
    { name: words.concession, amountFen: figures.concessionFen },
    { name: words.loss, amountFen: figures.lossFen },
    { name: words.other, amountFen: figures.otherFen },
  ]
  const shares = all.filter(({ amountFen }) => amountFen !== 0)
  if (shares.length === 0) return <EmptyState words={words.noMeals} />
  return (
    <Table
      caption={words.whoPays}
      captionShown="shown"
      rows={shares}
      rowKey={(share) => share.name}
      columns={[
        { key: 'payer', heading: words.payer, cell: (share) => share.name },
        {
          key: 'amount',
          heading: words.amount,
          kind: 'number',
          cell: (share) => inYuan(share.amountFen),
        },
      ]}
      foot={
        <tr>
          <th scope="row">{words.total}</th>
          <td>
            <span className={styles.sum}>
              {inYuan(addFen(...shares.map((share) => share.amountFen)))}
            </span>
          </td>
        </tr>
      }
    />
  )
}
