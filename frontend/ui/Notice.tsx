import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  /** refused: something the person asked for did not happen · look: please notice · calm: good to know */
  tone: 'refused' | 'look' | 'calm'
  heading: ReactNode
  /** The way out. Always something a person can do next. */
  children?: ReactNode
  /** Id of the field it is about; makes the heading a link to it. */
  field?: string
}

export function Notice({ tone, heading, children, field }: NoticeProps) {
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      role={tone === 'refused' ? 'alert' : undefined}
    >
      <p className={styles.heading}>
        {field === undefined ? heading : <a href={`#${field}`}>{heading}</a>}
      </p>
      {children !== undefined && <div className={styles.body}>{children}</div>}
    </div>
  )
}
