import { useQuery } from '@tanstack/react-query'
import { timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import { drawerQuery } from '../../queries/payments.ts'
import type { Drawer as DrawerReply } from '../../queries/payments.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Cash.module.css'
import { ListTrouble } from './ListTrouble.tsx'

type Movement = DrawerReply['movements'][number]

/** What the ledger says is in the drawer, so that it can be counted against it. */
export function Drawer({ canteenId }: { canteenId: number }) {
  const { cash } = useCounterWords()
  const drawer = useQuery(drawerQuery(canteenId))
  return (
    <section className={styles.part} aria-labelledby="drawer">
      <h2 id="drawer" className={styles.heading}>
        {cash.drawer}
      </h2>
      {drawer.data === undefined ? (
        <ListTrouble heading={cash.failed} list={drawer} />
      ) : (
        <Sums drawer={drawer.data} />
      )}
    </section>
  )
}

function Sums({ drawer }: { drawer: DrawerReply }) {
  const { cash } = useCounterWords()
  const { moneyUnit } = useWords()
  const sums = [
    [cash.inDrawer, drawer.balanceFen],
    [cash.today, drawer.todayFen],
  ] as const
  return (
    <>
      <dl className={styles.sums}>
        {sums.map(([label, amount]) => (
          <div key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.sum}>
              {yuan(amount)} {moneyUnit}
            </dd>
          </div>
        ))}
      </dl>
      {drawer.movements.length === 0 ? (
        <EmptyState words={cash.noMovements} />
      ) : (
        <Movements movements={drawer.movements} />
      )}
    </>
  )
}

function Movements({ movements }: { movements: Movement[] }) {
  const { cash } = useCounterWords()
  const { phrases } = useWords()
  return (
    <Table<Movement>
      caption={cash.movements}
      captionShown="shown"
      rows={movements}
      rowKey={(movement) => movement.transactionId}
      columns={[
        { key: 'time', heading: cash.time, cell: ({ at }) => timeOfDayAt(new Date(at)) },
        {
          key: 'what',
          heading: cash.what,
          cell: ({ kind, note }) =>
            phrases([cash.kind[kind] ?? cash.otherKind, note].filter(Boolean)),
        },
        {
          key: 'amount',
          heading: cash.amountColumn,
          kind: 'number',
          cell: ({ amountFen }) => yuan(amountFen),
        },
      ]}
    />
  )
}
