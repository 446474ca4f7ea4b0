import { useEffect, useEffectEvent, useState } from 'react'

const touches = ['pointerdown', 'keydown'] as const

/** Calls `onQuiet` once nobody has touched anything for so many milliseconds; null: never. */
export function useQuiet(afterMs: number | null, onQuiet: () => void): void {
  const quiet = useEffectEvent(onQuiet)
  useEffect(() => {
    if (afterMs === null) return
    let timer = setTimeout(quiet, afterMs)
    const touched = (): void => {
      clearTimeout(timer)
      timer = setTimeout(quiet, afterMs)
    }
    for (const touch of touches) document.addEventListener(touch, touched, true)
    return () => {
      clearTimeout(timer)
      for (const touch of touches) document.removeEventListener(touch, touched, true)
    }
  }, [afterMs])
}

/** Whole seconds until none is left, and then `onOver`. */
export function useCountdown(from: number, onOver: () => void): number {
  const [left, setLeft] = useState(from)
  const over = useEffectEvent(onOver)
  useEffect(() => {
    const until = Date.now() + from * 1_000
    const timer = setInterval(() => {
      const rest = Math.ceil((until - Date.now()) / 1_000)
      if (rest > 0) return setLeft(rest)
      clearInterval(timer)
      over()
    }, 1_000)
    return () => clearInterval(timer)
  }, [from])
  return left
}
