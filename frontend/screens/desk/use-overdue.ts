import { useEffect, useState } from 'react'

/** Milliseconds for which a list may lag behind what was typed: shorter than a look, longer than a good network. */
const patience = 200

/** Whether an answer has been out so long that what stands on the page is no answer to what was typed. */
export function useOverdue(state: 'searching' | 'ready', asked: string): boolean {
  const [overdue, setOverdue] = useState('')
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setOverdue(asked), patience)
    return () => clearTimeout(timer)
  }, [state, asked])
  return state === 'searching' && overdue === asked
}
