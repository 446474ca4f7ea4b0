import { BackspaceGlyph } from '../../ui/staff/glyphs.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import styles from './Keypad.module.css'

export type PadKey = 'back' | 'clear' | `${number}`

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

/** Six digits by finger, large enough to hit while looking at the person. */
export function Keypad({ onKey }: { onKey: (key: PadKey) => void }) {
  const { scan } = useCounterWords()
  return (
    <fieldset className={styles.pad}>
      <legend className="spoken-only">{scan.keypad}</legend>
      {digits.map((digit) => (
        <button key={digit} type="button" className={styles.key} onClick={() => onKey(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" className={styles.word} onClick={() => onKey('clear')}>
        {scan.clear}
      </button>
      <button type="button" className={styles.key} onClick={() => onKey('0')}>
        0
      </button>
      <button
        type="button"
        className={styles.word}
        aria-label={scan.back}
        onClick={() => onKey('back')}
      >
        <BackspaceGlyph />
      </button>
    </fieldset>
  )
}
