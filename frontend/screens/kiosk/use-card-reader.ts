import { useEffectEvent, useLayoutEffect } from 'react'
import type { Shown } from '../../queries/kiosk.ts'

const prefix = 'nuancan:card:'
/** A reader types its letters right behind each other; what lies longer ago belongs to something else. */
const blinkMs = 3_000

interface Heard {
  onCard: (shown: Shown) => void
  /** Digits typed on a keyboard, where the screen takes them. */
  onDigit?: ((digit: string) => void) | undefined
  onErase?: (() => void) | undefined
}

/**
 * A scanner is a keyboard in a hurry. There is no field on the page in which anything could stay behind: letters are
 * gathered here until Enter, and forgotten. Enter after a card must not press whatever button has the focus.
 */
export function useCardReader({ onCard, onDigit, onErase }: Heard): void {
  const card = useEffectEvent(onCard)
  const digit = useEffectEvent((key: string) => onDigit?.(key))
  const erase = useEffectEvent(() => onErase?.())
  // Heard from the moment the glass is seen: whose it was before must not catch the next one's card.
  useLayoutEffect(() => {
    let gathered = ''
    let lastAt = 0
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.timeStamp - lastAt > blinkMs) gathered = ''
      lastAt = event.timeStamp
      if (event.key === 'Backspace') erase()
      if (event.key === 'Enter' && gathered !== '') {
        const known = gathered.toLowerCase().startsWith(prefix)
        const token = gathered.slice(prefix.length)
        gathered = ''
        if (!known) return
        event.preventDefault()
        event.stopPropagation()
        if (token !== '') card({ token })
      } else if (event.key.length === 1 && event.key !== ' ') {
        if (gathered === '' && /^\d$/.test(event.key)) digit(event.key)
        else gathered += event.key
      }
    }
    document.addEventListener('keydown', hear, true)
    return () => document.removeEventListener('keydown', hear, true)
  }, [])
}
