import type { ReactNode } from 'react'
import styles from './MealCard.module.css'

interface MealCardProps {
  picture: string
  name: string
  sides: string
  /** The card is the first thing seen on a screen: its picture must not wait. */
  first?: 'first'
  /** Price, warning, or a small line. */
  children?: ReactNode
}

/** The dish is the warm part of the page; its name stands beside it, so the picture is silent. */
export function MealCard({ picture, name, sides, first, children }: MealCardProps) {
  return (
    <div className={styles.card}>
      <div className={styles.frame}>
        <img
          className={styles.picture}
          src={picture}
          alt=""
          {...(first === undefined ? { loading: 'lazy' } : { fetchPriority: 'high' })}
        />
      </div>
      <div className={styles.words}>
        <p className={styles.title}>
          <span className={styles.name}>{name}</span> <span className={styles.sides}>{sides}</span>
        </p>
        {children !== undefined && <div className={styles.rest}>{children}</div>}
      </div>
    </div>
  )
}
