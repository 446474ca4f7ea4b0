import { useLayoutEffect } from 'react'

interface Hotkeys {
  /** null: digits mean something else now. */
  digit: ((key: string) => void) | null
  escape: () => void
  /** The first letter of the next name, typed without reaching for the box. */
  letter?: (key: string) => void
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, details[open], dialog') !== null

/**
 * Keys of the whole page while somebody is open; none while a person writes into a field. Heard from the moment
 * the page shows what they do: a key pressed the instant a name appears is not lost.
 */
export function useHotkeys({ digit, escape, letter }: Hotkeys): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.isComposing ||
        typing(event.target)
      )
        return
      if (event.key === 'Escape') escape()
      else if (/^[1-9]$/.test(event.key) && digit !== null) digit(event.key)
      else if (/^[a-z]$/i.test(event.key) && letter !== undefined) letter(event.key)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [digit, escape, letter])
}
