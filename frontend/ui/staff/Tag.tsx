import type { ReactNode } from 'react'
import styles from './Tag.module.css'

/** good: done · look: wants a look · danger: always with the word · plain */
export function Tag({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'good' | 'look' | 'danger'
  children: ReactNode
}) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}

interface AllergyBoxProps {
  /** [what kind of danger, the words]: ['过敏', '花生 虾'] */
  warnings: [string, string][]
}

/** What must not be missed about a person, red and in words, above everything that can be pressed. */
export function AllergyBox({ warnings }: AllergyBoxProps) {
  if (warnings.length === 0) return null
  return (
    <dl className={styles.box}>
      {warnings.map(([kind, what]) => (
        <div key={kind} className={styles.warning}>
          <dt className={`${styles.tag} ${styles.danger}`}>{kind}</dt>
          <dd className={styles.what}>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
