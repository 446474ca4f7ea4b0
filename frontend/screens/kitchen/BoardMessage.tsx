import type { ReactNode } from 'react'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import styles from './BoardMessage.module.css'

interface BoardMessageProps {
  heading: string
  text: string
  /** device: with the two ways to be let in */
  ways?: 'device'
  /** page: there is no other heading above it */
  stands?: 'page' | 'part'
  /** Links to choose from. */
  children?: ReactNode
}

/** Instead of figures: what is missing, and what to do about it. */
export function BoardMessage({
  heading,
  text,
  ways,
  stands = 'part',
  children,
}: BoardMessageProps) {
  const words = useKitchenWords().noCanteen
  const Heading = stands === 'page' ? 'h1' : 'h2'
  return (
    <section className={styles.message}>
      <Heading className={styles.heading}>{heading}</Heading>
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
