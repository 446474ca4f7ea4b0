import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Endpoint, ReplyOf } from '../../backend/contract/endpoint.ts'
import { call, isRefused } from '../api/call.ts'
import type { CallInput } from '../api/call.ts'
import { newKey } from '../api/key.ts'
import { asksForCode, useStepUp } from './step-up.ts'

/**
 * Sends, and where the server wants the code from the phone once more, asks for it and sends the very same
 * write again, under the same key. Given up, the refusal stands.
 */
function useSendingWithCode() {
  const stepUp = useStepUp()
  const pressed = useRef<Element | null>(null)
  const send = async <E extends Endpoint>(
    endpoint: E,
    input: CallInput<E>,
  ): Promise<ReplyOf<E>> => {
    const before = document.activeElement
    try {
      return await call(endpoint, input)
    } catch (error) {
      if (stepUp === null || !isRefused(error) || !asksForCode(error.refusal.code)) throw error
      pressed.current = before
      if (!(await stepUp())) throw error
      return call(endpoint, input)
    }
  }
  /** A button that could not be pressed meanwhile lost the focus; nothing else wanted it, so it goes back. */
  const giveFocusBack = () => {
    const { current } = pressed
    pressed.current = null
    if (current instanceof HTMLElement && document.activeElement === document.body) current.focus()
  }
  return { send, giveFocusBack }
}

/**
 * A write from a staff page. The same write tried again keeps its key, so a shaky network cannot do
 * it twice. Afterwards everything on the page is asked for anew: what one room writes, several show.
 * `done` hears of it before that, and also when what sent it has left the page meanwhile: callbacks given to
 * `mutate` are lost then.
 */
export function useSend<E extends Endpoint>(endpoint: E, done?: (reply: ReplyOf<E>) => void) {
  const client = useQueryClient()
  const last = useRef({ sent: '', key: '' })
  const { send, giveFocusBack } = useSendingWithCode()
  const mutation = useMutation<ReplyOf<E>, Error, Pick<CallInput<E>, 'params' | 'body'>>({
    mutationFn: (input) => {
      const sent = JSON.stringify(input)
      if (last.current.sent !== sent) last.current = { sent, key: newKey() }
      return send(endpoint, { ...input, key: last.current.key })
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
  useEffect(() => {
    if (!mutation.isPending) giveFocusBack()
  })
  return mutation
}

/** The sentence for a failed write or read: the server's own, or the one for a network that is away. */
export const sentenceFor = (error: unknown, noNetwork: string): string =>
  isRefused(error) ? error.refusal.sentence : noNetwork
