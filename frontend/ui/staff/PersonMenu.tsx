import { useEffect, useRef } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { languages } from '../../../backend/vocabulary/role.ts'
import { useStaffWords } from '../words/staff.ts'
import { useWords } from '../words/words.tsx'
import { DownGlyph } from './glyphs.tsx'
import styles from './PersonMenu.module.css'

export interface Place {
  href: string
  label: string
  here: boolean
}

interface PersonMenuProps {
  /** 志愿者 林小梅 */
  person: string
  /** 林小梅, where there is little room */
  short: string
  canteen: string
  places: readonly Place[]
  onLanguage: (language: Language) => void
  /** Absent on a device where nobody is signed in. */
  onSignOut?: (() => void) | undefined
}

/** Esc and a press elsewhere close it, as people expect of a menu. */
function useClosing() {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const details = menu.current
      if (!details?.open) return
      const escape = event instanceof KeyboardEvent && event.key === 'Escape'
      const elsewhere = event instanceof MouseEvent && !details.contains(event.target as Node)
      if (!escape && !elsewhere) return
      details.open = false
      if (escape) details.querySelector('summary')?.focus()
    }
    document.addEventListener('keydown', close)
    document.addEventListener('click', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('click', close)
    }
  }, [])
  return menu
}

/** Who works here; behind it the other rooms, the language and the way out. */
export function PersonMenu({
  person,
  short,
  canteen,
  places,
  onLanguage,
  onSignOut,
}: PersonMenuProps) {
  const menu = useClosing()
  const words = useStaffWords()
  const { language } = useWords()
  return (
    <details ref={menu} className={styles.menu}>
      <summary className={styles.summary}>
        <span className={styles.person}>{person}</span>
        <span className={styles.short}>{short}</span>
        <DownGlyph className={styles.down} />
      </summary>
      <div className={styles.sheet}>
        <p className={styles.canteen}>{canteen}</p>
        {places.length > 0 && (
          <nav aria-label={words.navigation}>
            {places.map((place) => (
              <a
                key={place.href}
                href={place.href}
                className={styles.item}
                aria-current={place.here ? 'page' : undefined}
              >
                {place.label}
              </a>
            ))}
          </nav>
        )}
        <fieldset className={styles.languages}>
          <legend className="spoken-only">{words.language}</legend>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              className={styles.item}
              aria-pressed={one === language}
              onClick={() => onLanguage(one)}
            >
              {words.languageName[one]}
            </button>
          ))}
        </fieldset>
        {onSignOut !== undefined && (
          <button type="button" className={styles.item} onClick={onSignOut}>
            {words.signOut}
          </button>
        )}
      </div>
    </details>
  )
}
