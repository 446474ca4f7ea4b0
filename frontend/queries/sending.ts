import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Endpoint, ReplyOf } from '../../backend/contract/endpoint.ts'
import { call, isRefused } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'
import { newKey } from '../api/key.ts'

/**
 * A write from a staff page. The same write tried again keeps its key, so a shaky network cannot do
 * it twice. Afterwards everything on the page is asked for anew: what one room writes, several show.
 * `done` hears of it before that, and also when what sent it has left the page meanwhile: callbacks given to
 * `mutate` are lost then.
 */
export function useSend<E extends Endpoint>(endpoint: E, done?: (reply: ReplyOf<E>) => void) {
  const client = useQueryClient()
  const last = useRef({ sent: '', key: '' })
  return useMutation<ReplyOf<E>, Error, Pick<CallInput<E>, 'params' | 'body'>>({
    mutationFn: (input) => {
      const sent = JSON.stringify(input)
      if (last.current.sent !== sent) last.current = { sent, key: newKey() }
      return call(endpoint, { ...input, key: last.current.key })
    },
    // 'always' rather than paused: without a network the person must hear so at once.
    networkMode: 'always',
    onSuccess: async (reply) => {
      last.current = { sent: '', key: '' }
      done?.(reply)
      await client.invalidateQueries()
    },
    onError: (error) => {
      if (isRefused(error)) last.current = { sent: '', key: '' }
    },
  })
}

/** The sentence for a failed write or read: the server's own, or the one for a network that is away. */
export const sentenceFor = (error: unknown, noNetwork: string): string =>
  isRefused(error) ? error.refusal.sentence : noNetwork
