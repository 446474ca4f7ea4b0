import { useEffect } from 'react'

/** Nobody reads what a tap did, and decides anew, sooner than this. */
const sameFingerMs = 400
/** CSS pixels: a fingertip on glass, trembling. */
const samePlacePx = 30

/**
 * A finger that shakes taps twice in one place. The second tap would order a second lunch, or press whatever stands
 * there by then: the whole week, taking it back, or somebody else's lunch under a window that has just closed. Keys
 * do not shake.
 */
export function useSteadyHand(): void {
  useEffect(() => {
    let last = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY }
    const hold = (event: MouseEvent): void => {
      const isKey = event.detail === 0
      if (isKey) return
      // Of the page, not the glass: who has scrolled between two taps means both.
      const { pageX: x, pageY: y, timeStamp: at } = event
      const isSame = at - last.at < sameFingerMs && Math.hypot(x - last.x, y - last.y) < samePlacePx
      // A third tap is measured from the second, which did nothing either.
      last = { x, y, at }
      if (!isSame) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('click', hold, true)
    return () => document.removeEventListener('click', hold, true)
  }, [])
}
