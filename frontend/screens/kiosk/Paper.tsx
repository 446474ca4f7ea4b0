import type { ReactNode } from 'react'
import type { Slip } from '../../../backend/contract/kiosk.ts'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Paper.module.css'
import { dishWords, makeWords, paidWords } from './words.ts'

/** On the roll of 80 mm and nowhere else. */
function Roll({ canteen, children }: { canteen: string; children: ReactNode }) {
  return (
    <div className={styles.roll}>
      <p className={styles.canteen}>{canteen}</p>
      {children}
    </div>
  )
}

interface PaperSlipProps {
  slip: Slip
  canteen: string
  maskedName: string
}

/** The number she gets her meal by. It lies on tables, so her name is masked. */
export function PaperSlip({ slip, canteen, maskedName }: PaperSlipProps) {
  const base = useWords()
  const words = useKioskWords()
  const { when, number } = slip
  return (
    <Roll canteen={canteen}>
      <p className={styles.label}>{words.slip.number}</p>
      <p className={styles.number}>{number}</p>
      <p className={styles.strong}>
        {base.date(when.day)} {base.weekday(when.day)}
      </p>
      <p className={styles.strong}>
        {base.meal[when.meal]} {base.window(when)}
      </p>
      <p className={styles.dish}>{dishWords(base, slip)}</p>
      <p>{makeWords(base, words, slip.variant)}</p>
      <p>
        {base.way[slip.way]} · {paidWords(words, slip)}
      </p>
      <p className={styles.name}>{maskedName}</p>
    </Roll>
  )
}

/** A number while there is no network: a letter before it, so that nobody takes it for a meal's. */
export function PaperQueue({ number, canteen }: { number: string; canteen: string }) {
  const { cut } = useKioskWords()
  return (
    <Roll canteen={canteen}>
      <p className={styles.label}>{cut.number}</p>
      <p className={styles.number}>{number}</p>
      {cut.paper.map((line) => (
        <p key={line} className={styles.strong}>
          {line}
        </p>
      ))}
    </Roll>
  )
}
