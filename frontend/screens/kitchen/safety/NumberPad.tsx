import { DigitPad, type PadKey } from '../../../ui/staff/DigitPad.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import styles from './NumberPad.module.css'

interface NumberPadProps {
  value: string
  unit: string
  /** So many at most. */
  digits: number
  onChange: (value: string) => void
}

/** A whole number by a wet finger. */
export function NumberPad({ value, unit, digits, onChange }: NumberPadProps) {
  const { temperatures: words } = useSafetyWords()
  const press = (key: PadKey): void => {
    if (key === 'clear') onChange('')
    else if (key === 'back') onChange(value.slice(0, -1))
    else onChange(`${value}${key}`.replace(/^0+(?=\d)/, '').slice(0, digits))
  }
  return (
    <div className={styles.frame}>
      <DigitPad name={words.pad} clear={words.clear} back={words.erase} onKey={press}>
        <output className={styles.shown}>
          {value === '' ? '—' : value} {unit}
        </output>
      </DigitPad>
    </div>
  )
}
