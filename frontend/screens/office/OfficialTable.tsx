import type { Official } from '../../queries/staff.ts'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { Keep } from './Keep.tsx'
import styles from './Office.module.css'
import { RowAction } from './RowAction.tsx'

interface OfficialTableProps {
  officials: Official[]
  onEnd: (official: Official) => void
  onReset: (official: Official) => void
}

export function OfficialTable({ officials, onEnd, onReset }: OfficialTableProps) {
  const { role } = useStaffWords()
  const office = useOfficeWords()
  const words = office.officials
  const { staff } = office.canteen
  return (
    <Table
      caption={words.heading}
      rows={officials}
      rowKey={(official) => official.officialId}
      columns={[
        { key: 'name', heading: staff.name, cell: ({ name }) => <Keep>{name}</Keep> },
        { key: 'role', heading: words.role, cell: (official) => role[official.role] },
        { key: 'place', heading: words.place, cell: ({ place }) => place.name },
        { key: 'userName', heading: staff.userName, cell: ({ userName }) => userName },
        {
          key: 'factor',
          heading: <span className="spoken-only">{staff.factor.it}</span>,
          cell: (official) =>
            official.mayResetSecondFactor && (
              <RowAction
                name={staff.factor.reset(official.name)}
                words={staff.factor.it}
                onPress={() => onReset(official)}
              />
            ),
        },
        {
          key: 'end',
          heading: <span className="spoken-only">{office.end}</span>,
          cell: (official) =>
            official.mayEnd ? (
              <RowAction
                name={words.end(official.name, role[official.role], official.place.name)}
                words={office.end}
                onPress={() => onEnd(official)}
              />
            ) : (
              <span className={`${styles.quiet} ${styles.inline}`}>{words.oneself}</span>
            ),
        },
      ]}
    />
  )
}
