import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { useGo } from '../../app/Navigation.tsx'
import type { CallBack, CallBacks } from '../../queries/desk.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { PhoneIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import paper from '../../ui/staff/PaperList.module.css'
import { Table } from '../../ui/staff/Table.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './CallListPage.module.css'
import { useClaim } from './use-claim.ts'
import { Absence, toCall, WhereSheStands } from './WhereSheStands.tsx'

interface CallTableProps {
  list: CallBacks
  when: NonNullable<CallBacks['when']>
}

/** One line a person: whom, where, since when, and what was tried. On paper with room for a note. */
export function CallTable({ list, when }: CallTableProps) {
  const { calls, callBacks } = useDeskWords()
  const words = useWords()
  const canteen = useQuery(sessionQuery()).data?.help.canteenName
  const go = useGo()
  const claim = useClaim((dinerId, servingId) => void go(paths.desk(dinerId, servingId)))
  const { now, rows } = list
  return (
    <div className={paper.list}>
      {claim.error !== null && (
        <Notice tone="look" heading={sentenceFor(claim.error, callBacks.failed)} />
      )}
      <Table<CallBack>
        caption={calls.printed(
          canteen === undefined ? '' : words.name(canteen),
          words.mealNameOn(when.day, when.meal, now.day),
          words.moment(now, now.day),
        )}
        rows={rows}
        rowKey={(row) => row.dinerId}
        columns={[
          {
            key: 'who',
            heading: calls.who,
            cell: ({ name }) => <span className={styles.keep}>{name}</span>,
          },
          {
            key: 'door',
            heading: calls.door,
            cell: ({ door }) => <span className={styles.keep}>{door}</span>,
          },
          {
            key: 'phone',
            heading: calls.phone,
            cell: (row) => (
              <Phone row={row} onRing={() => claim.take(row, when.servingId, 'dial')} />
            ),
          },
          {
            key: 'away',
            heading: calls.away,
            cell: (row) => <Absence row={row} today={now.day} />,
          },
          { key: 'tried', heading: calls.tried, cell: (row) => <Tried row={row} list={list} /> },
          {
            key: 'note',
            heading: <span className={paper.onPaper}>{calls.note}</span>,
            cell: () => <span className={paper.toWrite} />,
          },
        ]}
      />
    </div>
  )
}

/** The number is what one presses: it takes her, opens her card and dials. On paper it is a number. */
function Phone({ row, onRing }: { row: CallBack; onRing: () => void }) {
  const { calls } = useDeskWords()
  const { name, phone, claimed } = row
  if (phone === '') return calls.noPhone
  const free = toCall(row) && claimed?.whose !== 'theirs'
  return (
    <>
      <span className={free ? styles.number : undefined}>{phone}</span>
      {free && (
        <span className={`${styles.ring} screen-only`}>
          <Button
            type="button"
            kind="secondary"
            icon={<PhoneIcon />}
            label={calls.ring(name, phone)}
            onClick={onRing}
          >
            {phone}
          </Button>
        </span>
      )}
    </>
  )
}

/** Empty while nobody has rung her up: since when she is away stands beside it already. */
function Tried({ row, list }: { row: CallBack; list: CallBacks }) {
  const { calls } = useDeskWords()
  const { state, tried, claimed } = row
  if (state === 'not_today' && tried !== null) return calls.notToday(tried.by, tried.at.time)
  if (state === 'to_call' && claimed?.whose !== 'theirs') return null
  return <WhereSheStands row={row} today={list.now.day} />
}
