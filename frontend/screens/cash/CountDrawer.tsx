import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { cashEndpoints } from '../../../backend/contract/cash.ts'
import { denominations, mostPieces, sumOfCounts } from '../../../backend/vocabulary/cash.ts'
import type { CashCounts, Denomination } from '../../../backend/vocabulary/cash.ts'
import { subtractFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { paths } from '../../app/paths.ts'
import { drawerQuery } from '../../queries/cash.ts'
import type { Drawer } from '../../queries/cash.ts'
import { useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { classes } from '../../ui/classes.ts'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CountLine } from './CountLine.tsx'
import styles from './Count.module.css'
import { Refused, Trouble } from './Trouble.tsx'

/** Closing: one kind of money after the other, the sum and what it differs by always in sight. */
export function CountDrawer({ canteenId }: { canteenId: number }) {
  const { drawer: words, count } = useCashWords()
  const drawer = useQuery(drawerQuery(canteenId))
  if (drawer.data === undefined) return <Trouble heading={words.failed} list={drawer} />
  const { shift } = drawer.data
  return (
    <section aria-labelledby="count">
      <h2 id="count" className={styles.heading}>
        {count.title}
      </h2>
      {shift === null ? (
        <EmptyState words={count.notOpen}>
          <LinkButton kind="quiet" href={paths.counter('cash')}>
            {count.back}
          </LinkButton>
        </EmptyState>
      ) : (
        <Counting canteenId={canteenId} shiftId={shift.shiftId} drawer={drawer.data} />
      )}
    </section>
  )
}

type Typed = Partial<Record<Denomination, string>>

/** What is typed, as numbers; null while one of them is none. */
const countsOf = (typed: Typed): CashCounts | null => {
  const counts = denominations.map(({ key }) => [key, piecesOf(typed[key] ?? '')] as const)
  return counts.some(([, many]) => many === null)
    ? null
    : (Object.fromEntries(counts) as CashCounts)
}

const piecesOf = (text: string): number | null => {
  if (text === '') return 0
  const many = /^\d{1,4}$/.test(text) ? Number(text) : mostPieces + 1
  return many <= mostPieces ? many : null
}

function Counting(props: { canteenId: number; shiftId: number; drawer: Drawer }) {
  const { canteenId, shiftId, drawer } = props
  const { count } = useCashWords()
  const [typed, setTyped] = useState<Typed>({})
  const [explanation, setExplanation] = useState('')
  const send = useSend(cashEndpoints.closeDrawer, () => location.assign(paths.counter('cash')))
  const counts = countsOf(typed)
  const counted = counts === null ? null : sumOfCounts(counts)
  const expected = drawer.balanceFen
  const differs = counted !== null && counted !== expected
  const whole = counts !== null && (!differs || explanation.trim() !== '')
  const press = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!whole || send.isPending) return
    send.mutate({
      params: { canteenId },
      body: {
        shiftId,
        counts,
        explanation: differs ? explanation.trim() : '',
        seenExpectedFen: expected,
      },
    })
  }
  return (
    <form noValidate className={styles.counting} onSubmit={press}>
      <div className={styles.lines}>
        <p className={styles.text}>{count.text}</p>
        {denominations.map(({ key, worthFen }) => (
          <CountLine
            key={key}
            piece={key}
            worthFen={worthFen}
            typed={typed[key] ?? ''}
            pieces={piecesOf(typed[key] ?? '')}
            onType={(text) => setTyped({ ...typed, [key]: text })}
          />
        ))}
      </div>
      <div className={styles.result}>
        <Result counted={counted} expected={expected} />
        {differs && (
          <Field
            label={count.explain}
            hint={count.explainHint}
            name="explanation"
            maxLength={200}
            value={explanation}
            onChange={setExplanation}
          />
        )}
        <Refused error={send.error} />
        <div className={styles.submit}>
          <Button kind="primary" disabled={!whole || send.isPending}>
            {send.isPending ? count.submitting : count.submit}
          </Button>
          <LinkButton kind="quiet" href={paths.counter('cash')}>
            {count.back}
          </LinkButton>
        </div>
      </div>
    </form>
  )
}

function Result({ counted, expected }: { counted: Fen | null; expected: Fen }) {
  const { count, difference } = useCashWords()
  const { moneyUnit } = useWords()
  const differs = counted === null ? null : subtractFen(counted, expected)
  return (
    <>
      <dl className={styles.sums}>
        <div>
          <dt>{count.counted}</dt>
          <dd>{counted === null ? '—' : `${yuan(counted)} ${moneyUnit}`}</dd>
        </div>
        <div>
          <dt>{count.should}</dt>
          <dd>
            {yuan(expected)} {moneyUnit}
          </dd>
        </div>
      </dl>
      <output className={classes(styles.differs, differs === 0 ? styles.right : styles.off)}>
        {differs === null ? '' : difference(differs)}
      </output>
    </>
  )
}
