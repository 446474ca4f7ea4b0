import type { ReactNode } from 'react'
import styles from './KeyHint.module.css'

/** A key cap. next: the one to press now */
export function KeyHint({
  state = 'plain',
  children,
}: {
  state?: 'plain' | 'done' | 'next'
  children: ReactNode
}) {
  return <kbd className={`${styles.key} ${styles[state]}`}>{children}</kbd>
}

interface KeyStripProps {
  /** The keys of the whole task, in order. */
  keys: ReactNode[]
  /** How many have been pressed. */
  pressed: number
  /** What is left, in words: 还差一下 */
  children: ReactNode
}

/** Shows where one is in a task of a few keys. */
export function KeyStrip({ keys, pressed, children }: KeyStripProps) {
  return (
    <p className={styles.strip}>
      {keys.map((key, place) => (
        <KeyHint
          key={place}
          state={place < pressed ? 'done' : place === pressed ? 'next' : 'plain'}
        >
          {key}
        </KeyHint>
      ))}
      <span className={styles.left}>{children}</span>
    </p>
  )
}
