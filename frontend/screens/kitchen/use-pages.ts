import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

interface Measured {
  /** Height of the box; null where it may scroll, so that everything fits. */
  readonly room: number | null
  readonly width: number
  readonly heights: Readonly<Record<string, number>>
}

/** Fills page after page with whole rows. */
function pack(keys: readonly string[], { room, heights }: Measured): string[][] {
  if (room === null) return [[...keys]]
  const pages: string[][] = [[]]
  let used = 0
  for (const key of keys) {
    const height = heights[key] ?? 0
    const page = pages.at(-1) ?? []
    if (used + height > room + 1 && page.length > 0) {
      pages.push([key])
      used = height
    } else {
      page.push(key)
      used += height
    }
  }
  return pages
}

/** What a box and the rows in it (`data-key`) measure now, beside what was known of other rows. */
function measure(box: HTMLElement, before: Measured): Measured {
  const room = getComputedStyle(box).overflowY === 'hidden' ? box.clientHeight : null
  const width = box.clientWidth
  const heights = before.width === width ? { ...before.heights } : {}
  for (const row of box.querySelectorAll<HTMLElement>('[data-key]')) {
    heights[row.dataset['key'] ?? ''] = row.getBoundingClientRect().height
  }
  return { room, width, heights }
}

/**
 * Pages of a list whose rows have heights of their own. Rows not measured yet are all drawn once,
 * before anybody sees them. Where the list may scroll everything is on the first page.
 */
export function usePages(list: RefObject<HTMLElement | null>, keys: readonly string[]): string[][] {
  const [measured, setMeasured] = useState<Measured>({ room: null, width: 0, heights: {} })
  const all = keys.join('\n')
  useLayoutEffect(() => {
    const box = list.current
    if (box === null) return undefined
    const look = () => setMeasured((before) => measure(box, before))
    const observer = new ResizeObserver(look)
    // Called once at the start, before the first paint of these rows.
    observer.observe(box)
    return () => observer.disconnect()
  }, [list, all])
  return keys.every((key) => key in measured.heights) ? pack(keys, measured) : [[...keys]]
}
