import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'

const writesElsewhere = (target: EventTarget | null, box: HTMLElement): boolean =>
  target instanceof Element &&
  target !== box &&
  target.closest('input, select, textarea, dialog') !== null

/**
 * A reader types wherever the cursor happens to be. Its first letter brings the cursor back to the
 * box before the letter lands, so a scan is heard whatever was pressed before; a person who moves
 * through the page with Tab keeps her place until then.
 */
export function useReader(box: RefObject<HTMLInputElement | null>): void {
  // Heard from the moment the page is seen: a scan that comes in that instant is not lost.
  useLayoutEffect(() => {
    box.current?.focus()
    const hear = (event: KeyboardEvent) => {
      const input = box.current
      if (
        input === null ||
        event.key.length !== 1 ||
        event.key === ' ' ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return
      if (document.activeElement === input || writesElsewhere(event.target, input)) return
      input.focus()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [box])
}
