import { useState } from 'react'
import type { FormEvent } from 'react'
import type { RoundCash } from '../../../../backend/contract/carried-cash.ts'
import type { RoundResident } from '../../../../backend/contract/rounds.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { fenFrom } from '../../counter/yuan.ts'
import { roomFor, sumOfNotes, usualSums } from './cash.ts'
import type { ShownNote } from './cash.ts'
import { NoteRow } from './Carried.tsx'
import styles from './Round.module.css'
import cashStyles from './RoundCash.module.css'
import type { CashDeeds } from './use-cash-deeds.ts'
import type { OrderAsked } from './use-round-deeds.ts'
import type { RoundItem } from './week.ts'

export interface CashAsked {
  readonly resident: Pick<RoundResident, 'dinerId' | 'name' | 'door'>
  /** A refused order that is taken again, to be paid with it. */
  readonly forMeal?: { readonly item: RoundItem; readonly order: OrderAsked }
}

interface CashDialogProps {
  asked: CashAsked
  cash: RoundCash
  notes: readonly ShownNote[]
  deeds: CashDeeds
  onClose: () => void
}

/** Cash in her hand: one tap on what was given, or the sum typed. */
export function CashDialog({ asked, cash, notes, deeds, onClose }: CashDialogProps) {
  const { cash: words } = useRoundWords()
  const { money } = useWords()
  const { resident, forMeal } = asked
  const mostFen = roomFor(cash, notes)
  const hers = notes.filter(({ dinerId }) => forMeal === undefined && dinerId === resident.dinerId)
  const take = (amountFen: Fen) => {
    if (forMeal === undefined) deeds.note(resident, amountFen)
    else deeds.noteFor(forMeal.item, forMeal.order, amountFen)
    onClose()
  }
  return (
    <Dialog title={words.title(resident.name)} onClose={onClose}>
      <div className={styles.dialog}>
        {hers.length > 0 && (
          <ul className={styles.list} aria-label={words.hers}>
            {hers.map((note) => (
              <NoteRow key={note.noteKey} note={note} deeds={deeds} shown="sum" />
            ))}
          </ul>
        )}
        {mostFen === 0 ? (
          <Notice tone="look" heading={words.full(money(sumOfNotes(notes)))}>
            <p>{words.fullWay}</p>
          </Notice>
        ) : (
          <>
            <p>{forMeal === undefined ? words.way : words.wayForMeal}</p>
            <Sums mostFen={mostFen} firstSums={owedFor(forMeal)} onTake={take} />
          </>
        )}
      </div>
    </Dialog>
  )
}

/** What is missing on her card, and the whole price. */
const owedFor = (forMeal: CashAsked['forMeal']): Fen[] => {
  if (forMeal === undefined) return []
  const short = forMeal.item.refusal?.params['shortFen']
  const priceFen = forMeal.order.offer.payFen
  return typeof short === 'number' && short > 0 ? [short as Fen, priceFen] : [priceFen]
}

interface SumsProps {
  mostFen: Fen
  /** What a meal wants of her: the first to press; none without one. */
  firstSums: readonly Fen[]
  onTake: (amountFen: Fen) => void
}

function Sums({ mostFen, firstSums, onTake }: SumsProps) {
  const { cash: words } = useRoundWords()
  const { money } = useWords()
  const [typed, setTyped] = useState('')
  const amount = fenFrom(typed)
  const fits = amount !== null && amount >= 1 && amount <= mostFen
  const least = Math.min(...firstSums)
  const usual = usualSums.filter((one) => firstSums.length === 0 || one >= least)
  const sums = [...new Set([...firstSums, ...usual])].toSorted((a, b) => a - b)
  const press = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (fits) onTake(amount)
  }
  return (
    <>
      <fieldset className={styles.viewSet}>
        <legend className={styles.legend}>{words.sums}</legend>
        <div className={cashStyles.sums}>
          {sums.map((one) => (
            <Button
              key={one}
              type="button"
              kind="secondary"
              disabled={one > mostFen}
              onClick={() => onTake(one)}
            >
              {money(one)}
            </Button>
          ))}
        </div>
      </fieldset>
      <form noValidate className={styles.dialog} onSubmit={press}>
        <Field
          label={words.other}
          name="amount"
          hint={words.most(money(mostFen))}
          inputMode="decimal"
          autoComplete="off"
          maxLength={7}
          value={typed}
          error={typed !== '' && !fits ? words.wrong(money(mostFen)) : undefined}
          onChange={setTyped}
        />
        <Button kind="primary" disabled={!fits}>
          {fits ? words.take(money(amount)) : words.choose}
        </Button>
      </form>
    </>
  )
}
