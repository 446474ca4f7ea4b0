import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { saleEndpoints } from '../../../../backend/contract/sales.ts'
import { noFen } from '../../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import { paths } from '../../../app/paths.ts'
import { counterQuery } from '../../../queries/counter.ts'
import { handOverQuery } from '../../../queries/sales.ts'
import type { HandedOver } from '../../../queries/sales.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { TickIcon } from '../../../ui/icons.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Sheet } from '../Sheet.tsx'
import result from '../Result.module.css'
import { bookingInAddress } from './buyer.ts'
import { GivenInstead } from './GivenInstead.tsx'
import styles from './Sale.module.css'

/** What was undone, once it is. */
interface Undone {
  name: string
  walkIn: boolean
  backInCashFen: Fen
}

/** A meal handed over that should not have been, or not like that: one button for each way it went wrong. */
export function PutRight({ canteenId }: { canteenId: number }) {
  const [bookingId, setBookingId] = useState(bookingInAddress)
  const choose = (id: number) => {
    history.replaceState(null, '', `${location.pathname}?booking=${id}`)
    setBookingId(id)
  }
  return bookingId === null ? (
    <Which canteenId={canteenId} onChoose={choose} />
  ) : (
    <One bookingId={bookingId} />
  )
}

const shown = 20

interface WhichProps {
  canteenId: number
  onChoose: (bookingId: number) => void
}

/** The last hand-overs, the latest first. */
function Which({ canteenId, onChoose }: WhichProps) {
  const { sale } = useCounterWords()
  const { pickupNumber, loading } = useWords()
  const { data } = useQuery(counterQuery(canteenId))
  if (data === undefined) return <p>{loading}</p>
  const came = data.rows
    .filter(({ state }) => state === 'collected')
    .toSorted((one, other) => (other.collectedAt ?? '').localeCompare(one.collectedAt ?? ''))
    .slice(0, shown)
  if (came.length === 0) return <EmptyState words={sale.putRight.none} />
  return (
    <section className={styles.desk} aria-labelledby="which">
      <h2 id="which" className={styles.name}>
        {sale.putRight.which}
      </h2>
      <div className={styles.reasons}>
        {came.map(({ bookingId, name, number, collectedAt }) => (
          <Button
            key={bookingId}
            type="button"
            kind="quiet"
            note={collectedAt ?? ''}
            onClick={() => onChoose(bookingId)}
          >
            {[name, number === null ? '' : pickupNumber(number)].filter(Boolean).join(' ')}
          </Button>
        ))}
      </div>
    </section>
  )
}

function One({ bookingId }: { bookingId: number }) {
  const { sale, noNetwork } = useCounterWords()
  const { loading } = useWords()
  const [undone, setUndone] = useState<Undone | null>(null)
  const { data, error } = useQuery({ ...handOverQuery(bookingId), enabled: undone === null })
  if (undone !== null) return <Done undone={undone} />
  if (data === undefined)
    return error === null ? (
      <p>{loading}</p>
    ) : (
      <Notice tone="refused" heading={sale.failed}>
        <p>{sentenceFor(error, noNetwork)}</p>
        <LinkButton kind="quiet" href={paths.counter()}>
          {sale.putRight.toCounter}
        </LinkButton>
      </Notice>
    )
  return <Reasons handed={data} onUndone={setUndone} />
}

interface ReasonsProps {
  handed: HandedOver
  onUndone: (undone: Undone) => void
}

function Reasons({ handed, onUndone }: ReasonsProps) {
  const { sale, refused, noNetwork } = useCounterWords()
  const words = useWords()
  const { ticket, maskedName, walkIn, cashFen, can } = handed
  const { putRight } = sale
  const { bookingId } = ticket
  const undo = useSend(saleEndpoints.undoHandOver, () =>
    onUndone({ name: maskedName, walkIn, backInCashFen: cashFen }),
  )
  const ask = (reason: 'mistake' | 'wrong_person') =>
    undo.mutate({ params: { bookingId }, body: { reason } })
  return (
    <section className={styles.desk}>
      <Sheet tone="look" icon="?" heading={putRight.what} name={maskedName} number={ticket.number}>
        <p className={result.strong}>
          {words.phrases([words.name(ticket.plate.name), ticket.collectedAt ?? ''].filter(Boolean))}
        </p>
        {undo.error !== null && (
          <Notice tone="refused" heading={refused}>
            {sentenceFor(undo.error, noNetwork)}
          </Notice>
        )}
        {can.undo.allowed ? (
          <div className={styles.reasons}>
            {cashFen > 0 && <p className={result.change}>{putRight.back(cashFen)}</p>}
            <Button
              type="button"
              kind="secondary"
              disabled={undo.isPending}
              note={walkIn ? putRight.walkInNote : putRight.mistakeNote}
              onClick={() => ask('mistake')}
            >
              {walkIn ? putRight.notSold : putRight.mistake}
            </Button>
            {!walkIn && (
              <Button
                type="button"
                kind="secondary"
                disabled={undo.isPending}
                note={putRight.wrongPersonNote}
                onClick={() => ask('wrong_person')}
              >
                {putRight.wrongPerson}
              </Button>
            )}
          </div>
        ) : (
          <Notice tone="look" heading={putRight.late}>
            {can.undo.because.sentence}
          </Notice>
        )}
      </Sheet>
      <GivenInstead handed={handed} />
      <LinkButton kind="quiet" href={paths.counter()}>
        {putRight.toCounter}
      </LinkButton>
    </section>
  )
}

function Done({ undone: { name, walkIn, backInCashFen } }: { undone: Undone }) {
  const { putRight } = useCounterWords().sale
  return (
    <section className={styles.desk}>
      <Sheet tone="good" icon={<TickIcon />} heading={putRight.undone} name={name}>
        <p>{walkIn ? putRight.undoneWalkIn(name) : putRight.undoneText(name)}</p>
        {backInCashFen > noFen && (
          <p className={result.change}>{putRight.givenBack(backInCashFen)}</p>
        )}
      </Sheet>
      <LinkButton kind="primary" href={paths.counter()}>
        {putRight.toCounter}
      </LinkButton>
    </section>
  )
}
