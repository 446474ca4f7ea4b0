/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no native element lists rich rows under a text box */
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
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
  /** searching: the list may still be the one for fewer letters; Enter waits for the right one. */
  state?: 'searching' | 'ready'
  /** For a page that brings people back to the box. */
  box?: RefObject<HTMLInputElement | null>
  /** What can be typed; shown while nothing is. */
  hint?: string
  /** none: the page brings its own keys, and the tablet's keyboard stays away */
  keyboard?: 'none' | 'text'
  /** A digit pressed after an Enter that still waits: it is meant for what comes next. */
  onKeyAhead?: (key: string) => void
}

/** Enter pressed faster than the server answers is kept until the list fits what was typed. */
function useEarlyEnter(state: 'searching' | 'ready', enter: () => void) {
  const early = useRef(false)
  useEffect(() => {
    if (state === 'searching' || !early.current) return
    early.current = false
    enter()
  })
  return {
    waits: () => early.current,
    forget: () => {
      early.current = false
    },
    enter: () => {
      if (state === 'searching') early.current = true
      else enter()
    },
  }
}

/**
 * Whom the arrow keys are on: the person, not the row, for the list that answers what was typed may come in between
 * and have somebody else there. Typing anything starts at the top again.
 */
function useCurrent<Found>({ value, found, foundKey }: SearchBoxProps<Found>) {
  const [arrow, setArrow] = useState<{ value: string; key: string | number | undefined }>()
  const reached = arrow?.value === value ? arrow.key : undefined
  const at = Math.max(
    0,
    found.findIndex((one) => foundKey(one) === reached),
  )
  const move = (by: number) => {
    const next = found[Math.max(0, Math.min(at + by, found.length - 1))]
    setArrow({ value, key: next && foundKey(next) })
  }
  return { current: found[at], move }
}

/** Type, arrow, Enter. Focus never leaves the box, so the next key is always heard. */
export function SearchBox<Found>(props: SearchBoxProps<Found>) {
  const { label, value, onType, found, foundKey, onChoose, count, nothing, onEnter } = props
  const { state = 'ready', box, hint, onKeyAhead, keyboard } = props
  const id = useId()
  const { current, move } = useCurrent(props)
  const early = useEarlyEnter(state, () => {
    if (current !== undefined) onChoose(current)
    else onEnter?.(value)
  })
  const hintId = hint !== undefined && value === '' ? `${id}-hint` : undefined

  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) early.enter()
    else if (event.key === 'Escape') onType('')
    else if (early.waits() && /^[1-9]$/.test(event.key)) onKeyAhead?.(event.key)
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
          ref={box}
          id={id}
          className={styles.input}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={found.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={current === undefined ? undefined : `${id}-${foundKey(current)}`}
          aria-autocomplete="list"
          aria-describedby={hintId}
          autoComplete="off"
          inputMode={keyboard}
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          onChange={(event) => {
            early.forget()
            onType(event.target.value)
          }}
          onKeyDown={press}
        />
        <output className={styles.count}>{count}</output>
      </div>
      {found.length > 0 && <Results {...props} id={id} current={current} />}
      {hintId !== undefined && (
        <p id={hintId} className={styles.nothing}>
          {hint}
        </p>
      )}
      {value !== '' && found.length === 0 && state === 'ready' && nothing !== '' && (
        <p className={styles.nothing}>{nothing}</p>
      )}
    </div>
  )
}

type ResultsProps<Found> = SearchBoxProps<Found> & { id: string; current: Found | undefined }

function Results<Found>({
  id,
  label,
  found,
  foundKey,
  row,
  onChoose,
  state,
  current,
}: ResultsProps<Found>) {
  return (
    // The keys are heard by the box above: focus stays there.
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      aria-busy={state === 'searching'}
      className={styles.list}
    >
      {found.map((one) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={foundKey(one)}
          id={`${id}-${foundKey(one)}`}
          role="option"
          tabIndex={-1}
          aria-selected={one === current}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          {row(one, one === current ? 'current' : 'other')}
        </div>
      ))}
    </div>
  )
}
