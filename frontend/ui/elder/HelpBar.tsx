import type { ReactNode } from 'react'
import { PhoneIcon, SpeakerIcon, TextSizeIcon } from '../icons.tsx'
import { useElderWords } from '../words/elder.ts'
import styles from './HelpBar.module.css'

interface HelpBarProps {
  phone: string
  textSizeHref: string
  /** null where this device has no voice: then there is no button that does nothing. */
  reader: { speaking: boolean; toggle: () => void } | null
}

/** Same three, same place, on every screen. */
export function HelpBar({ phone, textSizeHref, reader }: HelpBarProps) {
  const { help } = useElderWords()
  return (
    <nav className={styles.bar} aria-label={help.region}>
      <div className={styles.row}>
        <a className={`${styles.item} ${styles.call}`} href={`tel:${phone}`}>
          <PhoneIcon className={styles.phone} />
          <span>
            {help.call.map((line) => (
              <span key={line} className={styles.line}>
                {line}
              </span>
            ))}
          </span>
        </a>
        <a className={styles.item} href={textSizeHref}>
          <TextSizeIcon className={styles.icon} />
          <span>{help.textSize}</span>
        </a>
        {reader !== null && (
          <button
            type="button"
            className={styles.item}
            onClick={reader.toggle}
            aria-pressed={reader.speaking}
          >
            <SpeakerIcon className={styles.icon} />
            <span>{reader.speaking ? help.stopReading : help.read}</span>
          </button>
        )}
      </div>
    </nav>
  )
}

/** The page as a phone shows it: what scrolls above, what stays below. */
export function ElderFrame({ children, bar }: { children: ReactNode; bar: ReactNode }) {
  return (
    <div className={styles.frame}>
      {children}
      {bar}
    </div>
  )
}
