import { useContext } from 'react'
import type { ReactNode } from 'react'
import { PictureSourceContext } from '../picture.ts'
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
  const source = useContext(PictureSourceContext)
  return (
    <div className={styles.card}>
      <div className={styles.frame}>
        {first === undefined ? (
          <img className={styles.picture} src={picture} alt="" loading="lazy" />
        ) : (
          // The page came with the picture itself, the script knows it by its file: both are the same picture.
          <img className={styles.picture} src={source(picture)} alt="" suppressHydrationWarning />
        )}
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
