import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import { paths } from '../../app/paths.ts'
import { sessionQuery } from '../../queries/identity.ts'
import type { OnlinePayment, Refund } from '../../queries/online-payments.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import type { Column } from '../../ui/staff/Table.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Keep } from './Keep.tsx'
import styles from './Office.module.css'
import online from './Online.module.css'
import { roomsFor } from './rooms.ts'

interface OnlinePaymentsProps {
  payments: readonly OnlinePayment[]
  /** Null when the last one is on the page. */
  more: { busy: boolean; ask: () => void } | null
  onRefund: (payment: OnlinePayment) => void
}

/** Given back, or on its way: what failed counts for nothing. */
const refundedFen = ({ refunds }: OnlinePayment): number =>
  refunds.reduce((sum, { state, amountFen }) => sum + (state === 'failed' ? 0 : amountFen), 0)

/** There is something to give back, and its source no longer takes it. */
const isTooLate = (payment: OnlinePayment): boolean =>
  payment.state === 'paid' &&
  payment.refundableFen === 0 &&
  refundedFen(payment) < payment.amountFen

export function OnlinePayments({ payments, more, onRefund }: OnlinePaymentsProps) {
  const words = useOfficeWords().online.payments
  const why = useId()
  const columns = useColumns(why, onRefund)
  return (
    <section>
      <h2 className={styles.heading}>{words.heading}</h2>
      {payments.length === 0 ? (
        <NobodyYet />
      ) : (
        <Table
          caption={words.caption}
          rows={[...payments]}
          rowKey={(payment) => payment.paymentId}
          columns={columns}
        />
      )}
      {payments.some(isTooLate) && (
        <p id={why} className={`${styles.quiet} ${styles.below}`}>
          {words.tooLateWay}
        </p>
      )}
      {more !== null && (
        <div className={styles.below}>
          <Row>
            <Button type="button" kind="quiet" disabled={more.busy} onClick={more.ask}>
              {more.busy ? words.loadingMore : words.more}
            </Button>
          </Row>
        </div>
      )}
    </section>
  )
}

function NobodyYet() {
  const words = useOfficeWords().online.payments
  const goesThere = roomsFor(useQuery(sessionQuery()).data).includes('residents')
  return (
    <EmptyState words={words.none}>
      <p className={styles.before}>{words.noneWay}</p>
      {goesThere && <LinkButton href={paths.office('residents')}>{words.toResidents}</LinkButton>}
    </EmptyState>
  )
}

function useColumns(
  why: string,
  onRefund: (payment: OnlinePayment) => void,
): Column<OnlinePayment>[] {
  const base = useWords()
  const { online: all } = useOfficeWords()
  const words = all.payments
  const { data: session } = useQuery(sessionQuery())
  const columns: Column<OnlinePayment>[] = [
    { key: 'at', heading: words.at, cell: (payment) => <When payment={payment} /> },
    {
      key: 'name',
      heading: words.name,
      cell: (payment) => <Keep>{payment.name}</Keep>,
    },
    {
      key: 'amount',
      heading: words.amount,
      kind: 'number',
      cell: ({ amountFen }) => base.money(fen(amountFen)),
    },
    {
      key: 'purpose',
      heading: words.purpose,
      cell: ({ purpose }) => <Keep>{words.purposes[purpose]}</Keep>,
    },
    {
      key: 'method',
      heading: words.method,
      cell: ({ method }) => <Keep>{method === null ? '' : (all.methods[method] ?? method)}</Keep>,
    },
    { key: 'state', heading: words.state, cell: (payment) => <State payment={payment} /> },
    { key: 'refunds', heading: words.refunds, cell: ({ refunds }) => <Refunds of={refunds} /> },
  ]
  if (session?.staff?.roles.includes('manager') !== true) return columns
  return [
    ...columns,
    {
      key: 'refund',
      heading: <span className="spoken-only">{words.refund}</span>,
      cell: (payment) => <RefundButton payment={payment} why={why} onRefund={onRefund} />,
    },
  ]
}

function When({ payment }: { payment: OnlinePayment }) {
  const base = useWords()
  const words = useOfficeWords().online
  const at = new Date(payment.askedAt)
  return (
    <>
      <Keep>{`${base.date(serviceDayAt(at))} ${timeOfDayAt(at)}`}</Keep>
      <span className={online.small}>
        <Keep>{words.number(payment.paymentId)}</Keep>
      </span>
    </>
  )
}

function State({ payment: { state } }: { payment: OnlinePayment }) {
  const said = useOfficeWords().online.payments.states[state]
  if (state === 'paid') return <Tag tone="good">{said}</Tag>
  return state === 'processing' ? <Tag>{said}</Tag> : <Keep>{said}</Keep>
}

function Refunds({ of }: { of: readonly Refund[] }) {
  const base = useWords()
  const words = useOfficeWords().online.payments
  if (of.length === 0) return null
  return (
    <ul className={online.refunds}>
      {of.map(({ refundId, amountFen, state, askedByName, askedAt, reason }) => (
        <li key={refundId}>
          <Keep>
            {base.money(fen(amountFen))} <RefundState state={state} />
          </Keep>
          <span className={online.small}>
            {words.askedBy(askedByName, base.date(serviceDayAt(new Date(askedAt))), reason)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function RefundState({ state }: Pick<Refund, 'state'>) {
  const said = useOfficeWords().online.payments.refundStates[state]
  if (state === 'failed') return <Tag tone="look">{said}</Tag>
  return state === 'done' ? <Tag tone="good">{said}</Tag> : said
}

interface RefundButtonProps {
  payment: OnlinePayment
  /** Id of the sentence that names the way out. */
  why: string
  onRefund: (payment: OnlinePayment) => void
}

function RefundButton({ payment, why, onRefund }: RefundButtonProps) {
  const base = useWords()
  const words = useOfficeWords().online.payments
  const { name, amountFen, paymentId } = payment
  const late = isTooLate(payment)
  if (!late && payment.refundableFen === 0) return null
  return (
    <>
      <button
        type="button"
        className={`${styles.rowAction} ${online.giving}`}
        aria-label={words.refundOne(name, base.money(fen(amountFen)), paymentId)}
        aria-describedby={late ? why : undefined}
        disabled={late}
        onClick={() => onRefund(payment)}
      >
        {words.refund}
      </button>
      {late && (
        <span className={online.small}>
          <Keep>{words.tooLate}</Keep>
        </span>
      )}
    </>
  )
}
