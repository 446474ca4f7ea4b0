import { useCallback, useRef, useState } from 'react'
import { callBackEndpoints } from '../../../backend/contract/call-backs.ts'
import { useSend } from '../../queries/sending.ts'
import { callerHandedIn, pastedNumber } from './caller.ts'
import type { DoneDeed } from './Done.tsx'

/** Somebody's card, and the meal she is rung up about; without one, she rang. */
interface Open {
  dinerId: number
  servingId?: number
}

const numberIn = (fields: URLSearchParams, name: string): number | undefined => {
  const id = Number(fields.get(name))
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

const openInAddress = (): Open | null => {
  const fields = new URLSearchParams(location.search)
  const dinerId = numberIn(fields, 'diner')
  const servingId = numberIn(fields, 'serving')
  return dinerId === undefined ? null : { dinerId, ...(servingId && { servingId }) }
}

/** What the desk is about: who is looked for, who is open, what was done last. */
export function useDesk() {
  const box = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [caller, setCaller] = useState(callerHandedIn)
  const [person, setPerson] = useState(openInAddress)
  const [done, setDone] = useState<DoneDeed | null>(null)
  const [keyAhead, setKeyAhead] = useState<string | null>(null)
  const { mutate: letGo } = useSend(callBackEndpoints.noteCallBack)

  /** Who was opened to be rung up is left to others, whatever came of it. */
  const leave = useCallback(() => {
    if (person?.servingId === undefined) return
    const { dinerId, servingId } = person
    letGo({ params: { dinerId, servingId }, body: { outcome: 'let_go' } })
  }, [person, letGo])

  const search = useCallback(
    (text: string) => {
      leave()
      const number = pastedNumber(query, text)
      setCaller(number)
      setQuery(number === null ? text : '')
      setKeyAhead(null)
      setPerson(null)
      box.current?.focus()
      // On a phone the box is not there while a person is open: once more when it is.
      requestAnimationFrame(() => box.current?.focus())
    },
    [leave, query],
  )
  const open = useCallback((dinerId: number, servingId?: number) => {
    setPerson({ dinerId, ...(servingId !== undefined && { servingId }) })
    setCaller(null)
    setDone(null)
  }, [])
  const finish = useCallback(
    (deed: DoneDeed | null) => {
      setDone(deed)
      search('')
    },
    [search],
  )
  return {
    box,
    query,
    caller,
    setCaller,
    setQuery,
    person,
    done,
    keyAhead,
    setKeyAhead,
    search,
    open,
    finish,
    setDone,
  }
}
