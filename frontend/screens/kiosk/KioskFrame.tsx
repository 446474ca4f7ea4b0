import type { ReactNode } from 'react'
import { BowlMark, HelpIcon } from '../../ui/icons.tsx'
import { Button } from '../../ui/Button.tsx'
import { Phrases } from '../../ui/elder/Screen.tsx'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './KioskFrame.module.css'

interface KioskFrameProps {
  /** green: the whole glass is the good news */
  tone?: 'paper' | 'green'
  canteen: { readonly zh: string; readonly en: string } | null
  /** Whom the machine is speaking to, masked; null while it waits for somebody. */
  name: string | null
  onHelp?: (() => void) | undefined
  /** Beside 叫人帮忙: the way out, or the other language. */
  aside?: ReactNode
  children: ReactNode
}

/** The glass: whose canteen it is above, what it is about between, and the way to a human below. */
export function KioskFrame({
  tone = 'paper',
  canteen,
  name,
  onHelp,
  aside,
  children,
}: KioskFrameProps) {
  const base = useWords()
  const words = useKioskWords()
  return (
    <div className={styles.frame} data-tone={tone}>
      <header className={styles.head}>
        <p className={styles.brand}>
          <BowlMark className={styles.mark} /> {canteen === null ? base.brand : base.name(canteen)}
        </p>
        {name !== null && <p className={styles.who}>{words.greeting(name)}</p>}
      </header>
      <main id="main" className={styles.main}>
        {children}
      </main>
      <footer className={styles.foot}>
        {onHelp !== undefined && (
          <Button
            type="button"
            kind="quiet"
            icon={<HelpIcon className={styles.icon} />}
            onClick={onHelp}
          >
            {words.help}
          </Button>
        )}
        {aside}
      </footer>
    </div>
  )
}

/** What is asked or told, over the whole width. */
export function Question({ children }: { children: string }) {
  return (
    <h1 className={styles.question}>
      <Phrases text={children} />
    </h1>
  )
}

/** Beside each other on a wide glass, under each other on a tall one. */
export function Halves({ children }: { children: ReactNode }) {
  return <div className={styles.halves}>{children}</div>
}

/** What can be pressed, a finger apart. */
export function Presses({ children }: { children: ReactNode }) {
  return <div className={styles.presses}>{children}</div>
}

/** One thing in the middle of the glass. */
export function Middle({ children }: { children: ReactNode }) {
  return <div className={styles.middle}>{children}</div>
}
