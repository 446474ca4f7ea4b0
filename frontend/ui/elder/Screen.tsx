import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { BowlMark } from '../icons.tsx'
import styles from './Screen.module.css'

interface ScreenProps {
  /** green: the whole screen is the good news */
  tone?: 'paper' | 'green'
  children: ReactNode
}

/** One column, one question. The frame around it (help bar) belongs to the app, not to the screen. */
export function Screen({ tone = 'paper', children }: ScreenProps) {
  return (
    <main id="main" tabIndex={-1} className={styles.screen} data-tone={tone}>
      <div className={styles.column}>{children}</div>
    </main>
  )
}

/** The one question or answer of a screen. Each phrase stays whole when the line breaks. */
export function Heading({ children }: { children: string }) {
  return (
    <h1 className={styles.heading}>
      <Phrases text={children} />
    </h1>
  )
}

/** Breaks a spoken line at the breath: after punctuation, not inside a word. */
export function Phrases({ text }: { text: string }) {
  const phrases = text.match(/[^，。：？、,]+[，。：？、,]? ?/g) ?? [text]
  return phrases.map((phrase, place) => (
    <Fragment key={place}>
      <span className={styles.phrase}>{phrase}</span>
      {phrase.endsWith(' ') && ' '}
    </Fragment>
  ))
}

export function Lead({ children }: { children: ReactNode }) {
  return <p className={styles.lead}>{children}</p>
}

/** Controls under each other, a finger apart. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}

/** Two equal ways on, side by side where there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>
}

interface TopBarProps {
  backHref: string
  back: string
  icon: ReactNode
}

export function TopBar({ backHref, back, icon }: TopBarProps) {
  return (
    <p className={styles.top}>
      <a href={backHref} className={styles.back}>
        {icon}
        <span>{back}</span>
      </a>
    </p>
  )
}

/** The steaming bowl, where a page has no dish to show. */
export function Mark() {
  return <BowlMark className={styles.mark} />
}
