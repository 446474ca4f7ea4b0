import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { onlinePaymentEndpoints } from '../../../backend/contract/online-payments.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import { moneyCasesQuery, onlinePaymentsQuery, parityQuery } from '../../queries/online-payments.ts'
import type { OnlinePayment } from '../../queries/online-payments.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import { MoneyCases } from './MoneyCases.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import { OnlinePayments } from './OnlinePayments.tsx'
import { Parity } from './Parity.tsx'
import { RefundPayment } from './RefundPayment.tsx'

type Refunded = ReplyOf<typeof onlinePaymentEndpoints.refundPayment>
interface Given {
  readonly name: string
  readonly amountFen: number
  readonly state: Refunded['state']
}

/** What does not add up comes first, then every payment, then each day beside the provider's list of it. */
export function OnlineRoom() {
  const canteenId = useCanteen()
  const cases = useQuery(moneyCasesQuery(canteenId))
  const payments = useInfiniteQuery(onlinePaymentsQuery(canteenId))
  const parity = useQuery(parityQuery(canteenId))
  const [refunding, setRefunding] = useState<OnlinePayment | null>(null)
  const [given, setGiven] = useState<Given | null>(null)
  return (
    <OfficeFrame room="online">
      <div className={styles.stack}>
        <Loaded query={cases}>
          {(found) => (
            <Loaded query={parity}>
              {({ reports }) => <MoneyCases cases={found.cases} reports={reports} />}
            </Loaded>
          )}
        </Loaded>
        {given !== null && <WhatBecame given={given} />}
        <Loaded query={payments}>
          {({ pages }) => (
            <OnlinePayments
              payments={pages.flatMap((page) => page.payments)}
              more={
                payments.hasNextPage
                  ? { busy: payments.isFetchingNextPage, ask: () => void payments.fetchNextPage() }
                  : null
              }
              onRefund={setRefunding}
            />
          )}
        </Loaded>
        <Loaded query={parity}>{({ reports }) => <Parity reports={reports} />}</Loaded>
      </div>
      {refunding !== null && (
        <RefundPayment
          payment={refunding}
          onClose={() => setRefunding(null)}
          onGiven={(amountFen, { state }) => {
            setRefunding(null)
            setGiven({ name: refunding.name, amountFen, state })
          }}
        />
      )}
    </OfficeFrame>
  )
}

function WhatBecame({ given }: { given: Given }) {
  const words = useOfficeWords().online.refund
  const amount = useWords().money(fen(given.amountFen))
  const said: Record<Given['state'], string> = {
    asked: words.waiting(amount),
    sent: words.sent(amount, given.name),
    done: words.done(amount),
    failed: words.failed(amount),
  }
  return (
    <output>
      <Notice tone={given.state === 'failed' ? 'look' : 'calm'} heading={said[given.state]} />
    </output>
  )
}
