import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paymentEndpoints } from '../../../backend/contract/payments.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { searchDinersQuery } from '../../queries/diners.ts'
import type { FoundDiner } from '../../queries/diners.ts'
import { walletQuery } from '../../queries/payments.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SearchBox } from '../../ui/staff/SearchBox.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Cash.module.css'
import { useSettled } from './use-settled.ts'
import { fenFrom } from './yuan.ts'

interface Person {
  dinerId: number
  name: string
  door: string
}
interface Told {
  name: string
  amountFen: Fen
  balanceFen: Fen
}

/** Cash into somebody's card: who, how much, once more in words on the button. */
export function TopUp({ canteenId }: { canteenId: number }) {
  const { cash } = useCounterWords()
  const [person, setPerson] = useState<Person | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  return (
    <section className={styles.part} aria-labelledby="top-up">
      <h2 id="top-up" className={styles.heading}>
        {cash.topUp}
      </h2>
      <output>
        {told !== null && (
          <span className={styles.told}>
            <strong>{cash.done(told.amountFen, told.name)}</strong>
            <span className={styles.balance}>{cash.newBalance(told.balanceFen)}</span>
          </span>
        )}
      </output>
      {person === null ? (
        <FindPerson
          canteenId={canteenId}
          onChoose={(diner) => {
            setPerson(diner)
            setTold(null)
          }}
        />
      ) : (
        <Amount
          canteenId={canteenId}
          person={person}
          onOther={() => setPerson(null)}
          onDone={(done) => {
            setTold(done)
            setPerson(null)
          }}
        />
      )}
    </section>
  )
}

function FindPerson({
  canteenId,
  onChoose,
}: {
  canteenId: number
  onChoose: (person: Person) => void
}) {
  const { cash, scan } = useCounterWords()
  const [typed, setTyped] = useState('')
  const settled = useSettled(typed)
  const found = useQuery(searchDinersQuery(canteenId, settled))
  const asking = typed.trim() !== ''
  const current = settled === typed && found.data !== undefined && !found.isPlaceholderData
  return (
    <SearchBox<FoundDiner>
      label={cash.find}
      hint={cash.findHint}
      value={typed}
      onType={setTyped}
      found={asking ? (found.data?.diners ?? []).slice(0, 6) : []}
      foundKey={(diner) => diner.dinerId}
      row={(diner) => (
        <>
          <span className={styles.name}>{diner.name}</span>
          <span className={styles.door}>{diner.door}</span>
        </>
      )}
      onChoose={onChoose}
      state={asking && !current && !found.isError ? 'searching' : 'ready'}
      nothing={found.isError ? scan.failed : `${scan.none(typed.trim())}。${scan.noneWay}`}
    />
  )
}

const amounts = [5000, 10_000, 20_000, 50_000].map(fen)
const largest = 200_000

interface AmountProps {
  canteenId: number
  person: Person
  onOther: () => void
  onDone: (told: Told) => void
}

function Amount({ canteenId, person, onOther, onDone }: AmountProps) {
  const { cash, refused, noNetwork } = useCounterWords()
  const [amount, setAmount] = useState<Fen | null>(null)
  const [typed, setTyped] = useState('')
  const send = useSend(paymentEndpoints.topUpInCash)
  const parsed = fenFrom(typed)
  const wrong = typed !== '' && (parsed === null || parsed < 1 || parsed > largest)
  const chosen = typed === '' ? amount : wrong ? null : parsed
  const submit = (amountFen: Fen) => {
    const input = { params: { canteenId }, body: { dinerId: person.dinerId, amountFen } }
    send.mutate(input, {
      onSuccess: ({ balanceFen }) => onDone({ name: person.name, amountFen, balanceFen }),
    })
  }
  return (
    <div>
      <Chosen person={person} onOther={onOther} />
      <fieldset className={styles.amounts}>
        <legend className={styles.legend}>{cash.amount}</legend>
        {amounts.map((one) => (
          <Button
            key={one}
            type="button"
            kind="quiet"
            pressed={typed === '' && amount === one}
            onClick={() => {
              setTyped('')
              setAmount(one)
            }}
          >
            {cash.note(one)}
          </Button>
        ))}
      </fieldset>
      <Field
        label={cash.otherAmount}
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        maxLength={7}
        value={typed}
        error={wrong ? cash.wrong : undefined}
        onChange={setTyped}
      />
      {send.error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(send.error, noNetwork)}
        </Notice>
      )}
      <Button
        type="button"
        kind="primary"
        disabled={chosen === null || send.isPending}
        onClick={() => {
          if (chosen !== null) submit(chosen)
        }}
      >
        {send.isPending
          ? cash.submitting
          : chosen === null
            ? cash.choose
            : cash.submit(chosen, person.name)}
      </Button>
    </div>
  )
}

function Chosen({ person, onOther }: { person: Person; onOther: () => void }) {
  const { cash } = useCounterWords()
  const { phrases } = useWords()
  const wallet = useQuery({ ...walletQuery(person.dinerId), retry: false })
  return (
    <div className={styles.chosen}>
      <p>
        <span className={styles.label}>{cash.chosen}</span>
        <strong className={styles.who}>
          {phrases([person.name, person.door].filter(Boolean))}
        </strong>
        {wallet.data !== undefined && (
          <span className={styles.label}>{cash.balance(wallet.data.balanceFen)}</span>
        )}
      </p>
      <div>
        <Button type="button" kind="quiet" onClick={onOther}>
          {cash.other}
        </Button>
      </div>
    </div>
  )
}
