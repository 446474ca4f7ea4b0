import type { ReactNode } from 'react'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Result.module.css'

interface SheetProps {
  tone: 'idle' | 'good' | 'look' | 'bad'
  icon: ReactNode
  heading: ReactNode
  name?: string
  number?: number | null
  children?: ReactNode
}

/** One answer to one scan, to be read from the other side of the counter. */
export function Sheet({ tone, icon, heading, name, number, children }: SheetProps) {
  const { result } = useCounterWords()
  const { pickupNumber } = useWords()
  return (
    <section className={styles.sheet} data-tone-of={tone}>
      <div className={styles.head}>
        <span className={styles.icon}>{icon}</span>
        <div className={styles.title}>
          <h2 className={styles.heading}>{heading}</h2>
          {name !== undefined && <p className={styles.name}>{name}</p>}
        </div>
        {number !== undefined && number !== null && (
          <p className={styles.ticket}>
            <span className={styles.label}>{result.ticket}</span>
            <strong className={styles.number}>{pickupNumber(number)}</strong>
          </p>
        )}
      </div>
      {children}
    </section>
  )
}
