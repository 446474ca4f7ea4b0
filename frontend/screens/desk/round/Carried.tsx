import { useState } from 'react'
import { timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { sumOfNotes } from './cash.ts'
import type { ShownNote } from './cash.ts'
import styles from './Round.module.css'
import cashStyles from './RoundCash.module.css'
import type { CashDeeds } from './use-cash-deeds.ts'

interface CarriedProps {
  notes: readonly ShownNote[]
  deeds: CashDeeds
}

/** What she still carries, always in sight until the counter has it. */
export function Carried({ notes, deeds }: CarriedProps) {
  const { cash: words } = useRoundWords()
  const { money } = useWords()
  const [open, setOpen] = useState<'list' | null>(null)
  if (notes.length === 0) return null
  const sum = money(sumOfNotes(notes))
  return (
    <section className={cashStyles.carried} aria-label={words.carry(sum)}>
      <p>
        <strong className={cashStyles.carriedSum}>{words.carry(sum)}</strong>
        {words.handIn}
      </p>
      <Button type="button" kind="quiet" onClick={() => setOpen('list')}>
        {words.each(notes.length)}
      </Button>
      {open === 'list' && (
        <Dialog title={words.carry(sum)} onClose={() => setOpen(null)}>
          <ul className={styles.list}>
            {notes.map((note) => (
              <NoteRow key={note.noteKey} note={note} deeds={deeds} shown="person" />
            ))}
          </ul>
        </Dialog>
      )}
    </section>
  )
}

interface NoteRowProps {
  note: ShownNote
  deeds: CashDeeds
  /** Whether it stands under her own name already. */
  shown: 'person' | 'sum'
}

/** One note, and the way back from it: a tap, and a tap on why. */
export function NoteRow({ note, deeds, shown }: NoteRowProps) {
  const { cash: words } = useRoundWords()
  const { money, clock } = useWords()
  const [asking, setAsking] = useState<'why' | null>(null)
  const { name, door, amountFen, state } = note
  const sum = money(amountFen)
  const time = clock(timeOfDayAt(new Date(note.notedAt)))
  return (
    <li className={cashStyles.note}>
      <p className={styles.who}>
        {shown === 'person' && (
          <>
            <span className={styles.door}>{door}</span>
            <strong>{name}</strong>
          </>
        )}
        <strong>{sum}</strong>
        <span className={styles.quiet}>{state === 'going' ? words.going : words.at(time)}</span>
      </p>
      {state === 'noted' && asking === null && (
        <Button
          type="button"
          kind="quiet"
          label={words.wrongOf(name, sum, time)}
          onClick={() => setAsking('why')}
        >
          {words.back}
        </Button>
      )}
      {state === 'noted' && asking === 'why' && (
        <fieldset className={styles.viewSet}>
          <legend className={styles.legend}>{words.why}</legend>
          <div className={styles.presses}>
            {words.reasons.map((reason) => (
              <Button
                key={reason}
                type="button"
                kind="danger"
                onClick={() => deeds.back(note, reason)}
              >
                {reason}
              </Button>
            ))}
            <Button type="button" kind="quiet" onClick={() => setAsking(null)}>
              {words.keep}
            </Button>
          </div>
        </fieldset>
      )}
    </li>
  )
}
