import type { Fen } from '../../../../backend/vocabulary/money.ts'
import { paths } from '../../../app/paths.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { TickIcon } from '../../../ui/icons.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import type { Outcome } from '../hand-over.ts'
import { Collected } from '../Result.tsx'
import { Sheet } from '../Sheet.tsx'
import result from '../Result.module.css'
import styles from './Sale.module.css'

/** To somebody on record it is a meal handed over; to a guest a number and the change. */
export type Sold =
  | { kind: 'person'; outcome: Extract<Outcome, { kind: 'collected' }> }
  | { kind: 'guest'; number: number; priceFen: Fen; changeFen: Fen }

interface SaleDoneProps {
  sold: Sold
  onNext: () => void
}

export function SaleDone({ sold, onNext }: SaleDoneProps) {
  const { sale, result: words } = useCounterWords()
  return (
    <div>
      {sold.kind === 'person' ? (
        <Collected outcome={sold.outcome} />
      ) : (
        <Sheet
          tone="good"
          icon={<TickIcon />}
          heading={sale.sold}
          name={sale.guestName}
          number={sold.number}
        >
          {sold.changeFen > 0 && <p className={result.change}>{words.change(sold.changeFen)}</p>}
          <p className={result.strong}>{sale.pay(sold.priceFen)}</p>
        </Sheet>
      )}
      <div className={styles.after}>
        <Button type="button" kind="primary" onClick={onNext}>
          {sale.next}
        </Button>
        {sold.kind === 'person' && (
          <LinkButton
            kind="quiet"
            href={`${paths.counter('put-right')}?booking=${sold.outcome.ticket.bookingId}`}
          >
            {sale.wrong}
          </LinkButton>
        )}
      </div>
    </div>
  )
}
