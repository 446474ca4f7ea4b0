import type { ReactNode } from 'react'
import { Phrases } from '../../../ui/elder/Screen.tsx'
import styles from './LineLink.module.css'

interface LineLinkProps {
  href: string
  /** here: something did not go as she asked. */
  look?: 'here' | undefined
  /** What the eye has from the heading above and the ear needs. */
  spoken?: string
  name: string
  /** As much to be read as its name is: of the usual size, where a button's note is small. */
  about: ReactNode
}

/** A line of a list that is read first and pressed second. */
export function LineLink({ href, look, spoken, name, about }: LineLinkProps) {
  return (
    <a className={styles.line} href={href} data-look={look}>
      <span className={styles.name}>
        {spoken !== undefined && <span className="spoken-only">{spoken} </span>}
        {name}
      </span>{' '}
      <span className={styles.about}>
        {typeof about === 'string' ? <Phrases text={about} /> : about}
      </span>
    </a>
  )
}
