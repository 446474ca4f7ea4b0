import { saleEndpoints } from '../../../../backend/contract/sales.ts'
import type { HandedOver } from '../../../queries/sales.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Sale.module.css'

/** The wrong dish: which one she was given, out of what was made beyond the booked ones. */
export function GivenInstead({ handed }: { handed: HandedOver }) {
  const { sale, refused, noNetwork } = useCounterWords()
  const words = useWords()
  const { putRight } = sale
  const { ticket, instead, dishes, can } = handed
  const params = { bookingId: ticket.bookingId }
  const give = useSend(saleEndpoints.giveInstead)
  const takeBack = useSend(saleEndpoints.takeBackInstead)
  const error = give.error ?? takeBack.error
  return (
    <section className={styles.desk} aria-labelledby="instead">
      <h2 id="instead" className={styles.name}>
        {putRight.dish}
      </h2>
      {error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(error, noNetwork)}
        </Notice>
      )}
      {instead !== null ? (
        <>
          <Notice tone="calm" heading={putRight.written}>
            {putRight.instead(words.name(instead.ordered.name), words.name(instead.given.name))}
          </Notice>
          {can.takeBack.allowed && (
            <Button
              type="button"
              kind="secondary"
              disabled={takeBack.isPending}
              onClick={() => takeBack.mutate({ params })}
            >
              {putRight.takeBack}
            </Button>
          )}
        </>
      ) : dishes.length === 0 ? (
        <p>{putRight.noDish}</p>
      ) : (
        <OtherDishes
          handed={handed}
          busy={give.isPending}
          onGive={(offeringId) =>
            give.mutate({
              params,
              body: { orderedOfferingId: ticket.plate.offeringId, offeringId },
            })
          }
        />
      )}
    </section>
  )
}

interface OtherDishesProps {
  handed: HandedOver
  busy: boolean
  onGive: (offeringId: number) => void
}

function OtherDishes({ handed: { dishes }, busy, onGive }: OtherDishesProps) {
  const { sale } = useCounterWords()
  const words = useWords()
  const { putRight } = sale
  return (
    <>
      <p>{putRight.dishNote}</p>
      <div className={styles.reasons}>
        {dishes.map(({ plate, left, can: { give } }) => (
          <div key={plate.offeringId} className={styles.choice}>
            <Button
              type="button"
              kind="quiet"
              disabled={!give.allowed || busy}
              note={sale.left(left)}
              {...(give.allowed ? {} : { describedBy: `why-${plate.offeringId}` })}
              onClick={() => onGive(plate.offeringId)}
            >
              {putRight.gave(words.name(plate.name))}
            </Button>
            {!give.allowed && (
              <p id={`why-${plate.offeringId}`} className={styles.because}>
                {give.because.sentence}
              </p>
            )}
          </div>
        ))}
      </div>
    </>
  )
}
