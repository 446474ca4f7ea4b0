import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { SearchIcon } from '../icons.tsx'
import styles from './SearchBox.module.css'

interface SearchBoxProps<Found> {
  label: string
  value: string
  onType: (text: string) => void
  found: Found[]
  foundKey: (one: Found) => string | number
  row: (one: Found, at: 'current' | 'other') => ReactNode
  onChoose: (one: Found) => void
  /** 4 位 */
  count?: string
  /** Said, and shown, when something was typed and nothing fits. */
  nothing: string
  /** A card reader types and presses Enter: the text goes here when nothing is listed. */
  onEnter?: (text: string) => void
}

/** Type, arrow, Enter. Focus never leaves the box, so the next key is always heard. */
export function SearchBox<Found>(props: SearchBoxProps<Found>) {
  const { label, value, onType, found, foundKey, row, onChoose, count, nothing, onEnter } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [at, setAt] = useState(0)
  useEffect(() => setAt(0), [value])
  const current = found[Math.min(at, found.length - 1)]

  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (current !== undefined) onChoose(current)
      else onEnter?.(value)
    } else if (event.key === 'Escape') onType('')
    else return
    event.preventDefault()
  }

  return (
    <div>
      <div className={styles.box}>
        <label htmlFor={id} className="spoken-only">
          {label}
        </label>
        <SearchIcon className={styles.icon} />
        <input
          ref={input}
          id={id}
          className={styles.input}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={current === undefined ? undefined : `${id}-${foundKey(current)}`}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={press}
        />
        <span className={styles.count} role="status">
          {count}
        </span>
      </div>
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={found.length > 0 ? styles.list : undefined}
      >
        {found.map((one) => (
          <li
            key={foundKey(one)}
            id={`${id}-${foundKey(one)}`}
            role="option"
            aria-selected={one === current}
            className={styles.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(one)}
            onKeyDown={press}
          >
            {row(one, one === current ? 'current' : 'other')}
          </li>
        ))}
      </ul>
      {value !== '' && found.length === 0 && <p className={styles.nothing}>{nothing}</p>}
    </div>
  )
}
