import type { ReactNode } from 'react'
import { BowlMark } from '../icons.tsx'
import { useStaffWords } from '../words/staff.ts'
import { useWords } from '../words/words.tsx'
import styles from './AppFrame.module.css'

export interface NavItem {
  href: string
  label: string
  /** How many wait there; shown only when some do. */
  waiting?: number
}

interface AppFrameProps {
  /** What this page is about, beside the mark: 明天午饭 */
  title: ReactNode
  /** Small words after the title: the date. */
  about?: ReactNode
  /** Right end: cut-off, connection, who is signed in. */
  status?: ReactNode
  nav?: NavItem[]
  current?: string
  children: ReactNode
}

/** Staff pages: a quiet bar, navigation at the side when there is more than one room. */
export function AppFrame({ title, about, status, nav = [], current, children }: AppFrameProps) {
  const { skip, navigation } = useStaffWords()
  const words = useWords()
  return (
    <div className={nav.length > 0 ? `${styles.frame} ${styles.withNav}` : styles.frame}>
      <a className={styles.skip} href="#main">
        {skip}
      </a>
      {nav.length > 0 && (
        <nav className={styles.nav} aria-label={navigation}>
          <p className={styles.brand}>
            <BowlMark className={styles.mark} /> {words.brand}
          </p>
          <ul>
            {nav.map((item) => (
              <li key={item.href}>
                <a
                  className={styles.item}
                  href={item.href}
                  aria-current={item.href === current ? 'page' : undefined}
                >
                  {item.label}
                  {item.waiting !== undefined && item.waiting > 0 && (
                    <span className={styles.waiting}>{item.waiting}</span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className={styles.page}>
        <header className={styles.header}>
          {nav.length === 0 && <BowlMark className={styles.mark} />}
          <h1 className={styles.title}>{title}</h1>
          {about !== undefined && <p className={styles.about}>{about}</p>}
          {status !== undefined && <div className={styles.status}>{status}</div>}
        </header>
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  )
}

/** Two columns: a list to choose from, and what was chosen. One column on a phone. */
export function Split({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.split}>
      <div>{list}</div>
      <div>{children}</div>
    </div>
  )
}

/** Buttons in a row, the decisive one last. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
