import { yuan } from '../../../backend/vocabulary/money.ts'
import type { CarriedCashList } from '../../queries/cash.ts'
import { Table } from '../../ui/staff/Table.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import carriedStyles from './Carried.module.css'
import { useMoment } from './use-moment.ts'

/** What came in lately, with both names; nothing before the first time. */
export function ReceivedCash({ received }: { received: CarriedCashList['received'] }) {
  const { carried: words, difference } = useCashWords()
  const moment = useMoment()
  if (received.length === 0) return null
  return (
    <Table
      caption={words.received}
      captionShown="shown"
      rows={received}
      rowKey={({ carriedId }) => carriedId}
      mark={({ differenceFen }) => (differenceFen === 0 ? undefined : 'look')}
      columns={[
        {
          key: 'by',
          heading: words.hands,
          cell: ({ carrierName, receivedByName, receivedAt, explanation }) => (
            <>
              {words.by(carrierName, receivedByName)}
              <span className={carriedStyles.aside}>{moment(receivedAt)}</span>
              {explanation !== '' && <span className={carriedStyles.aside}>{explanation}</span>}
            </>
          ),
        },
        {
          key: 'noted',
          heading: words.amount,
          kind: 'number',
          cell: ({ notedFen, differenceFen }) => (
            <>
              {yuan(notedFen)}
              <span className={carriedStyles.aside}>{difference(differenceFen)}</span>
            </>
          ),
        },
      ]}
    />
  )
}
