import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { afterKey, DigitPad } from '../../ui/staff/DigitPad.tsx'
import { SearchBox } from '../../ui/staff/SearchBox.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { cardIn } from './card.ts'
import styles from './CheckIn.module.css'
import type { CardShown } from './hand-over.ts'
import type { CounterBoxState } from './use-counter-box.ts'

/** Somebody typed for, as one line of the list. */
export interface Candidate {
  readonly key: number
  readonly name: string
  /** Her door first. */
  readonly details: readonly string[]
}

interface CounterBoxProps<One extends Candidate> {
  readonly at: CounterBoxState
  readonly find: {
    readonly found: readonly One[]
    readonly state: 'searching' | 'ready'
    readonly nothing: string
  }
  readonly onCard: (card: CardShown) => void
  readonly onChoose: (one: One) => void
  /** What went wrong, between the box and the keys. */
  readonly trouble?: ReactNode
  /** Another way than a card, beside the one by name. */
  readonly otherWay: {
    readonly words: string
    readonly pressed: boolean
    readonly take: () => void
  }
  /** Where the canteen has a say in it; `way` is said while she is looked for by name. */
  readonly byName?: { readonly take: () => void; readonly way: string }
}

/** A card, six digits or a name: the same box wherever somebody stands at the window. */
export function CounterBox<One extends Candidate>(props: CounterBoxProps<One>) {
  const { at, find, onCard, onChoose, trouble, otherWay, byName } = props
  const { scan } = useCounterWords()
  const show = (text: string) => {
    const card = cardIn(text)
    if (card !== null) onCard(card)
  }
  const type = (text: string) => {
    at.setTyped(text)
    // Typed by hand, the sixth digit is the last: nobody should look for an Enter key.
    if (/^\d{6}$/.test(text)) show(text)
  }
  return (
    <div className={styles.left}>
      <SearchBox<One>
        label={scan.label}
        hint={scan.label}
        box={at.box}
        keyboard={at.keyboard}
        value={at.typed}
        onType={type}
        found={[...find.found]}
        foundKey={({ key }) => key}
        row={(one) => <FoundRow found={one} />}
        onChoose={onChoose}
        onEnter={show}
        state={find.state}
        nothing={find.nothing}
      />
      {trouble}
      <DigitPad
        name={scan.keypad}
        clear={scan.clear}
        back={scan.back}
        onKey={(key) => type(afterKey(at.typed, key))}
      />
      <div className={styles.ways}>
        <Button
          type="button"
          kind="quiet"
          pressed={at.keyboard === 'text'}
          onClick={byName?.take ?? at.withoutCard}
        >
          {scan.noCard}
        </Button>
        <Button type="button" kind="quiet" pressed={otherWay.pressed} onClick={otherWay.take}>
          {otherWay.words}
        </Button>
        {byName && at.keyboard === 'text' && <p>{byName.way}</p>}
      </div>
    </div>
  )
}

function FoundRow({ found: { name, details } }: { found: Candidate }) {
  const [door, age] = details
  return (
    <>
      <span className={styles.name}>{name}</span>
      <span className={styles.door}>{door}</span>
      {age !== undefined && <span className={styles.age}>{age}</span>}
    </>
  )
}
