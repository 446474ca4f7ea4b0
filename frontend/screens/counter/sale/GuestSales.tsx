import { saleEndpoints } from '../../../../backend/contract/sales.ts'
import type { WalkInSale } from '../../../queries/sales.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Sale.module.css'

interface GuestSalesProps {
  servingId: number
  guests: WalkInSale['guests']
}

/** The last sales nobody’s name is on, each with its way back while there is one. */
export function GuestSales({ servingId, guests }: GuestSalesProps) {
  const { sale, refused, noNetwork } = useCounterWords()
  const words = useWords()
  const undo = useSend(saleEndpoints.undoGuestSale)
  if (guests.length === 0) return null
  return (
    <section className={styles.guests} aria-labelledby="guests">
      <h2 id="guests" className={styles.listHeading}>
        {sale.guests}
      </h2>
      {undo.error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(undo.error, noNetwork)}
        </Notice>
      )}
      <ul>
        {guests.map(({ saleId, number, plate, portions, priceFen, at, can }) => (
          <li key={saleId} className={styles.guest}>
            <span className={styles.number}>{words.pickupNumber(number)}</span>
            <span className={styles.dishName}>
              {sale.guestLine(at, words.name(plate.name), portions)}
            </span>
            {can.undo.allowed && (
              <div className={styles.beside}>
                <Button
                  type="button"
                  kind="quiet"
                  label={sale.undoGuestWhich(words.pickupNumber(number), priceFen)}
                  disabled={undo.isPending}
                  onClick={() => undo.mutate({ params: { servingId, saleId } })}
                >
                  {sale.undoGuest(priceFen)}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
