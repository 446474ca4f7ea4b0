import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CallName } from '../../../backend/vocabulary/call-name.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { imageOf } from '../../ui/drawing.ts'
import { BowlMark } from '../../ui/icons.tsx'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Slip.module.css'

interface SheetProps {
  readonly words: {
    readonly heading: (name: string) => string
    readonly about?: readonly string[]
    readonly qr: string
    readonly steps: readonly string[]
    readonly orType: string
    readonly help: (canteen: string, phone: string) => string
  }
  readonly slip: { readonly callName: CallName; readonly qrSvg: string; readonly url: string }
  /** What else must be said, below the steps. */
  readonly children: ReactNode
}

/** A sheet of paper with a code to scan: what for, how, and whom to ring. */
export function SlipSheet({ words, slip, children }: SheetProps) {
  const base = useWords()
  const help = useQuery(sessionQuery()).data?.help
  return (
    <article className={styles.sheet}>
      <p className={styles.brand}>
        <BowlMark className={styles.mark} /> {base.brand}
      </p>
      <h2 className={styles.heading}>{words.heading(base.name(slip.callName))}</h2>
      {words.about !== undefined && (
        <div className={styles.about}>
          {words.about.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <img
        className={styles.code}
        src={imageOf(slip.qrSvg)}
        alt={words.qr}
        width="320"
        height="320"
      />
      <ol className={styles.steps}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {children}
      <p className={styles.type}>
        {words.orType} <span className={styles.url}>{slip.url}</span>
      </p>
      {help !== undefined && <p>{words.help(base.name(help.canteenName), help.phone)}</p>}
    </article>
  )
}
