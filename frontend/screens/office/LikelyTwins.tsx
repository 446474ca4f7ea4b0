import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { likelyTwinsQuery } from '../../queries/office.ts'
import type { Twins } from '../../queries/office.ts'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { Keep } from './Keep.tsx'
import styles from './Office.module.css'

/** Records that may be one person; only to be looked at, and nothing at all where there are none. */
export function LikelyTwins() {
  const words = useOfficeWords().people
  const people = useQuery(likelyTwinsQuery(useCanteen())).data?.people ?? []
  if (people.length === 0) return null
  return (
    <div className={styles.apart}>
      <h2 className={styles.heading}>{words.twins.heading}</h2>
      <p className={`${styles.quiet} ${styles.before}`}>{words.twins.text}</p>
      <Table
        caption={words.twins.heading}
        rows={people}
        rowKey={({ name, birthDate }) => `${name} ${birthDate}`}
        columns={[
          { key: 'name', heading: words.identity.name, cell: ({ name }) => <Keep>{name}</Keep> },
          {
            key: 'birthDate',
            heading: words.identity.birthDate,
            cell: ({ birthDate }) => <Keep>{birthDate}</Keep>,
          },
          { key: 'records', heading: words.twins.records, cell: (one) => <Records of={one} /> },
        ]}
      />
    </div>
  )
}

function Records({ of }: { of: Twins }) {
  const words = useOfficeWords().people
  return (
    <ul>
      {of.records.map(({ dinerId, door, phoneTail }) => (
        <li key={dinerId}>
          <a className={styles.inline} href={paths.office(`residents/${dinerId}`)}>
            {words.twins.record(dinerId, words.about(door, words.phoneTail(phoneTail)))}
          </a>
        </li>
      ))}
    </ul>
  )
}
