import { useQuery } from '@tanstack/react-query'
import { counterQuery } from '../../queries/counter.ts'
import type { Counter, CounterRow } from '../../queries/counter.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PhoneIcon } from '../../ui/icons.tsx'
import paper from '../../ui/staff/PaperList.module.css'
import { Table } from '../../ui/staff/Table.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ListTrouble } from './ListTrouble.tsx'
import styles from './Lists.module.css'
import { PrintableHead } from '../../ui/staff/ListHead.tsx'
import { callFrom, missedNow, notCollected } from './missed.ts'
import { What } from './TodayList.tsx'

/** Booked and not here: perhaps a late bus, perhaps a fall. Every one gets a call. */
export function Missed({ canteenId }: { canteenId: number }) {
  const { list, missed } = useCounterWords()
  const counter = useQuery(counterQuery(canteenId))
  const { data } = counter
  if (data === undefined) return <ListTrouble heading={list.failed} list={counter} />
  if (data.serving === null) return <EmptyState words={list.empty} />
  const rows = notCollected(data.rows)
  return (
    <section className={styles.section} aria-labelledby="missed">
      <PrintableHead
        id="missed"
        heading={missed.heading}
        print={rows.length > 0 ? missed.print : null}
      />
      {rows.length === 0 ? <EmptyState words={missed.none} /> : <Due data={data} rows={rows} />}
    </section>
  )
}

function Due({ data, rows }: { data: Counter; rows: CounterRow[] }) {
  const { missed } = useCounterWords()
  const { date, meal, name } = useWords()
  const canteen = useQuery(sessionQuery()).data?.help.canteenName
  const { serving, now } = data
  if (serving === null) return null
  const { when } = serving
  return (
    <>
      <div className="screen-only">
        {missedNow(data) > 0 ? (
          <Notice tone="look" heading={missed.now(rows.length)}>
            {missed.nowWay}
          </Notice>
        ) : (
          <Notice tone="calm" heading={missed.early(callFrom(when))} />
        )}
      </div>
      <People
        rows={rows}
        caption={missed.printed(
          canteen === undefined ? '' : name(canteen),
          `${date(when.day)} ${meal[when.meal]}`,
          now.time,
        )}
      />
    </>
  )
}

function People({ rows, caption }: { rows: CounterRow[]; caption: string }) {
  const { list, missed } = useCounterWords()
  return (
    <div className={paper.list}>
      <Table<CounterRow>
        caption={caption}
        rows={rows}
        rowKey={(row) => row.bookingId}
        columns={[
          { key: 'number', heading: list.number, kind: 'number', cell: (row) => row.number ?? '' },
          {
            key: 'name',
            heading: list.name,
            cell: (row) => <strong className={styles.name}>{row.name}</strong>,
          },
          { key: 'door', heading: list.door, cell: (row) => row.door },
          {
            key: 'phone',
            heading: missed.phone,
            cell: (row) => <Phone name={row.name} phone={row.phone} />,
          },
          { key: 'contact', heading: missed.contact, cell: (row) => <Contact row={row} /> },
          { key: 'what', heading: list.what, cell: (row) => <What row={row} /> },
          {
            key: 'asked',
            heading: <span className={paper.onPaper}>{missed.asked}</span>,
            cell: () => <span className={paper.toTick} />,
          },
        ]}
      />
    </div>
  )
}

function Phone({ name, phone }: { name: string; phone: string }) {
  const { missed } = useCounterWords()
  if (phone === '') return missed.noPhone
  return (
    <a className={styles.call} href={`tel:${phone}`} aria-label={missed.callWhom(name, phone)}>
      <PhoneIcon className={styles.phone} />
      {phone}
    </a>
  )
}

function Contact({ row: { contact } }: { row: CounterRow }) {
  if (contact === null) return null
  const name = `${contact.relation} ${contact.name}`
  return (
    <>
      {name} <Phone name={name} phone={contact.phone} />
    </>
  )
}
