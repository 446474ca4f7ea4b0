import type { ReactNode } from 'react'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import styles from './BoardMessage.module.css'

interface BoardMessageProps {
  heading: string
  text: string
  /** device: with the two ways to be let in */
  ways?: 'device'
  /** Links to choose from. */
  children?: ReactNode
}

/** Instead of figures: what is missing, and what to do about it. */
export function BoardMessage({ heading, text, ways, children }: BoardMessageProps) {
  const words = useKitchenWords().noCanteen
  return (
    <section className={styles.message}>
      <h2 className={styles.heading}>{heading}</h2>
      {text !== '' && <p>{text}</p>}
      {ways === 'device' && (
        <div className={styles.ways}>
          <a href="/device">{words.pair}</a>
          <a href="/staff/sign-in?next=/board">{words.signIn}</a>
        </div>
      )}
      {children !== undefined && <div className={styles.ways}>{children}</div>}
    </section>
  )
}
