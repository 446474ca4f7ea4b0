import { useEffect, useState } from 'react'

/** What was typed once the typing paused: a reader's forty letters are one text, not forty searches. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 120)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
