import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { BodyIn, Endpoint, ParamsIn } from '../../backend/contract/endpoint.ts'
import { call, isRefused, urlOf } from '../api/call.ts'
import { newKey } from '../api/key.ts'
import { refusalKey } from '../queries/refusal.ts'
import { useElderWords } from '../ui/words/elder.ts'
import { Notice } from '../ui/Notice.tsx'
import { useGo } from './Navigation.tsx'
import { chime } from './sound.ts'

interface PostFormProps<E extends Endpoint> {
  endpoint: E
  params?: ParamsIn<E>
  /** What is known when the page is drawn; fields of the form with the same names lie over it. */
  body?: Partial<BodyIn<E>>
  /** Where to go when it worked; '{id}' is filled from the reply. */
  next: string
  /** Where to go when it was refused; that page shows why. */
  back: string
  /** page: the whole page is fetched anew, because who is here, or its language, changes */
  after?: 'stay' | 'chime' | 'page'
  children: ReactNode
}

const own = ['body', 'key', 'next', 'back']

/** Fills '{id}' and its like from a reply, as the server does for a form sent without script. */
export function fillNext(next: string, reply: unknown): string {
  const values = (reply ?? {}) as Record<string, unknown>
  return next.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

export function withRefusal(back: string, code: string): string {
  const url = new URL(back, 'http://here')
  url.searchParams.set('refused', code)
  return url.pathname + url.search
}

type Fields = Record<string, string | string[]>

/** As the browser itself would send them: several boxes of one name are a list. */
function fieldsOf(event: FormEvent<HTMLFormElement>): Fields {
  const fields: Fields = {}
  new FormData(event.currentTarget).forEach((value, name) => {
    if (own.includes(name) || typeof value !== 'string') return
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  })
  const pressed = (event.nativeEvent as SubmitEvent).submitter
  if (pressed instanceof HTMLButtonElement && pressed.name) fields[pressed.name] = pressed.value
  return fields
}

/** One try of one write: sending the same again keeps its key, changing it takes a new one. */
function useKey() {
  const last = useRef({ key: '', sent: '' })
  return {
    keyFor: (sent: string, drawn: string) => {
      if (last.current.sent !== sent)
        last.current = { sent, key: last.current.sent === '' ? drawn : newKey() }
      return last.current.key
    },
    answered: () => {
      last.current = { key: '', sent: 'answered' }
    },
  }
}

/** A real form that works without script; with script the page stays and the answer comes faster. */
export function PostForm<E extends Endpoint>(props: PostFormProps<E>) {
  const { endpoint, params, body, next, back, after = 'stay', children } = props
  const client = useQueryClient()
  const go = useGo()
  const words = useElderWords()
  const { keyFor, answered } = useKey()
  const [state, setState] = useState<'idle' | 'sending' | 'noNetwork'>('idle')

  const send = async (fields: Fields, drawnKey: string) => {
    const whole = { ...body, ...fields } as BodyIn<E>
    setState('sending')
    try {
      const reply = await call(endpoint, {
        params,
        body: whole,
        key: keyFor(JSON.stringify(whole), drawnKey),
      })
      answered()
      if (after === 'chime') chime()
      await client.invalidateQueries({ refetchType: 'none' })
      await go(fillNext(next, reply))
    } catch (error) {
      if (!isRefused(error)) return setState('noNetwork')
      answered()
      client.setQueryData(refusalKey(error.refusal.code), error.refusal.sentence)
      await client.invalidateQueries({ refetchType: 'none' })
      await go(withRefusal(back, error.refusal.code), 'replace')
    }
    setState('idle')
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (after === 'page') return
    event.preventDefault()
    const drawnKey = new FormData(event.currentTarget).get('key')
    if (state !== 'sending')
      void send(fieldsOf(event), typeof drawnKey === 'string' ? drawnKey : newKey())
  }

  return (
    <form
      method="post"
      action={urlOf(endpoint, { params })}
      onSubmit={submit}
      aria-busy={state === 'sending' || undefined}
    >
      {state === 'noNetwork' && <Notice tone="refused" heading={words.noNetwork} />}
      <HiddenFields key={JSON.stringify(body)} body={body ?? {}} next={next} back={back} />
      {children}
    </form>
  )
}

function HiddenFields({ body, next, back }: { body: object; next: string; back: string }) {
  const [key] = useState(newKey)
  return (
    <>
      <input type="hidden" name="body" value={JSON.stringify(body)} />
      {/* The server's key and the browser's first one differ on purpose; the one in the page counts. */}
      <input type="hidden" name="key" value={key} suppressHydrationWarning />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="back" value={back} />
    </>
  )
}
