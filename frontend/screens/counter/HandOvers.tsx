import { useQuery } from '@tanstack/react-query'
import { handOverEndpoints } from '../../../backend/contract/hand-overs.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import { openHandOversQuery } from '../../queries/hand-overs.ts'
import type { OpenHandOver } from '../../queries/hand-overs.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { aboutOf } from './cut.ts'
import styles from './HandOvers.module.css'
import type { Line } from './use-line.ts'

/** What was given out without the network and does not add up: whose, why, what to do. Nothing when all does. */
export function HandOvers({ canteenId, line }: { canteenId: number; line: Line }) {
  const { cut } = useCounterWords()
  const rows = useQuery(openHandOversQuery(canteenId)).data?.rows ?? []
  return (
    <>
      {rows.length > 0 && (
        <section className={styles.section} aria-labelledby="hand-overs">
          <h2 id="hand-overs" className={styles.heading}>
            {cut.open.heading(rows.length)}
          </h2>
          <ul className={styles.list}>
            {rows.map((row) => (
              <li key={row.handOverId} className={styles.one}>
                <One row={row} canteenId={canteenId} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Refused line={line} />
    </>
  )
}

const mayBeEaten: readonly OpenHandOver['outcome'][] = ['clock_wrong', 'help_gone']

function One({ row, canteenId }: { row: OpenHandOver; canteenId: number }) {
  const { open } = useCounterWords().cut
  const number = useNumber()(row.number)
  const isPerson = useQuery(sessionQuery()).data?.staff != null
  const answer = useSend(handOverEndpoints.answerHandOver)
  const params = { canteenId, handOverId: row.handOverId }
  const { outcome } = row
  const settled = outcome === 'collected' || outcome === 'corrected'
  const said = [
    ...(row.earlierAt === null ? [] : [open.earlier(row.earlierAt, row.earlierBy)]),
    ...(settled ? [] : [open.todo[outcome]]),
    ...(row.backFen > 0 ? [open.back(row.backFen)] : []),
  ]
  return (
    <>
      <div className={styles.what}>
        <p className={styles.who}>
          <strong>
            {number} {row.name}
          </strong>
          <span>{open.said(row.at, row.by)}</span>
        </p>
        <p className={styles.why}>{settled ? open.tooMuch : open.why[outcome]}</p>
        <p>{said.join(open.join)}</p>
        {answer.error !== null && (
          <Notice tone="refused" heading={open.failed}>
            {sentenceFor(answer.error, open.noNetwork)}
          </Notice>
        )}
        {!isPerson && <p>{open.whoMay}</p>}
      </div>
      {isPerson && (
        <div className={styles.ways}>
          {mayBeEaten.includes(outcome) && (
            <div>
              <Button
                type="button"
                kind="secondary"
                label={open.ateWhom(row.name, number)}
                disabled={answer.isPending}
                onClick={() => answer.mutate({ params, body: { verdict: 'ate' } })}
              >
                {open.ate}
              </Button>
            </div>
          )}
          <div>
            <Button
              type="button"
              kind="quiet"
              label={open.doneWhom(row.name, number)}
              disabled={answer.isPending}
              onClick={() => answer.mutate({ params, body: { verdict: 'noted' } })}
            >
              {open.done}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}

/** The server would not hear of these: no drawer was open, or the list is not its own. They stay until it does. */
function Refused({ line: { refused, outbox } }: { line: Line }) {
  const { cut } = useCounterWords()
  const numberOf = useNumber()
  if (refused.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="not-told">
      <h2 id="not-told" className={styles.heading}>
        {cut.refused.heading(refused.length)}
      </h2>
      <ul className={styles.list}>
        {refused.map((item) => {
          const { number, at } = aboutOf(item)
          return (
            <li key={item.key} className={styles.one}>
              <div className={styles.what}>
                <p className={styles.who}>
                  <strong>{cut.refused.one(numberOf(number), at)}</strong>
                </p>
                <p>{present(item.refusal, 'it was refused').sentence}</p>
              </div>
              <div className={styles.ways}>
                <div>
                  <Button
                    type="button"
                    kind="secondary"
                    label={cut.refused.againWhich(numberOf(number))}
                    onClick={() => void outbox.retry(item.order)}
                  >
                    {cut.refused.again}
                  </Button>
                </div>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function useNumber(): (number: number | null) => string {
  const { cut } = useCounterWords()
  const { pickupNumber } = useWords()
  return (number) => (number === null ? cut.noNumber : pickupNumber(number))
}
