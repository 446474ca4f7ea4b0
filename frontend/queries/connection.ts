import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isRefused } from '../api/call.ts'

/** Given to a write that is also taken down without a network: that it worked says nothing of the line. */
export const mayBeLocal = { line: 'may be local' }

const failed = (error: unknown): boolean =>
  error !== null && error !== undefined && !isRefused(error)

/**
 * Whether the server still answers, as seen from everything this page asks anyway. A refusal is an
 * answer; `navigator.onLine` only knows about the cable, so it can say no but never yes.
 */
export function useConnected(): boolean {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const seen = (succeeded: boolean, error: unknown) => {
      if (succeeded) setConnected(true)
      else if (failed(error)) setConnected(false)
    }
    const stopQueries = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'success') seen(true, null)
      if (
        event.type === 'updated' &&
        (event.action.type === 'failed' || event.action.type === 'error')
      )
        seen(false, event.action.error)
    })
    const stopWrites = client.getMutationCache().subscribe((event) => {
      const answered = event.mutation?.meta !== mayBeLocal
      if (event.type === 'updated' && event.action.type === 'success' && answered) seen(true, null)
      if (event.type === 'updated' && event.action.type === 'error') seen(false, event.action.error)
    })
    const cut = () => setConnected(false)
    const back = () => void client.invalidateQueries()
    window.addEventListener('offline', cut)
    window.addEventListener('online', back)
    return () => {
      stopQueries()
      stopWrites()
      window.removeEventListener('offline', cut)
      window.removeEventListener('online', back)
    }
  }, [client])
  return connected
}
