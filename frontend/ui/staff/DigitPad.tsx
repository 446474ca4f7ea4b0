import type { ReactNode } from 'react'
import { BackspaceGlyph } from './glyphs.tsx'
import styles from './DigitPad.module.css'

export type PadKey = 'back' | 'clear' | `${number}`

/** What stands in the box once a key was pressed. */
export const afterKey = (typed: string, key: PadKey): string =>
  key === 'back' ? typed.slice(0, -1) : key === 'clear' ? '' : typed + key

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

interface DigitPadProps {
  name: string
  clear: string
  back: string
  onKey: (key: PadKey) => void
  /** Stands over the keys, as wide as they are. */
  children?: ReactNode
}

/** Digits by finger, large enough to hit while looking elsewhere. */
export function DigitPad({ name, clear, back, onKey, children }: DigitPadProps) {
  return (
    <fieldset className={styles.pad}>
      <legend className="spoken-only">{name}</legend>
      {children}
      {digits.map((digit) => (
        <button key={digit} type="button" className={styles.key} onClick={() => onKey(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" className={styles.word} onClick={() => onKey('clear')}>
        {clear}
      </button>
      <button type="button" className={styles.key} onClick={() => onKey('0')}>
        0
      </button>
      <button type="button" className={styles.word} aria-label={back} onClick={() => onKey('back')}>
        <BackspaceGlyph />
      </button>
    </fieldset>
  )
}
