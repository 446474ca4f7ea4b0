import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { searchDinersQuery } from '../../queries/diners.ts'
import { useCounterWords } from '../../ui/words/counter.ts'
import { cardIn, startsLikeCard } from './card.ts'
import { useReader } from './use-reader.ts'
import { useSettled } from './use-settled.ts'

export const shownAtMost = 6

/** What stands in the box at the window, and which keyboard it is typed on. */
export function useCounterBox() {
  const [typed, setTyped] = useState('')
  const [keyboard, setKeyboard] = useState<'none' | 'text'>('none')
  const box = useRef<HTMLInputElement>(null)
  useReader(box)
  return {
    box,
    typed,
    setTyped,
    keyboard,
    withoutCard: () => {
      setKeyboard('text')
      // A tablet's own keyboard opens on focus, so the box must have lost it before.
      box.current?.blur()
      requestAnimationFrame(() => box.current?.focus())
    },
    close: () => {
      setTyped('')
      setKeyboard('none')
    },
  }
}

export type CounterBoxState = ReturnType<typeof useCounterBox>

/** People for what was typed by hand; none while a reader is typing. */
export function usePeople(canteenId: number, typed: string) {
  const { scan } = useCounterWords()
  const settled = useSettled(typed)
  const wanted = startsLikeCard(settled) ? '' : settled
  const found = useQuery(searchDinersQuery(canteenId, wanted))
  const asking = typed.trim() !== '' && cardIn(typed) === null && !startsLikeCard(typed)
  const current = settled === typed && found.data !== undefined && !found.isPlaceholderData
  return {
    asking,
    failed: found.isError,
    people: asking ? (found.data?.diners ?? []).slice(0, shownAtMost) : [],
    state: asking && !current && !found.isError ? ('searching' as const) : ('ready' as const),
    nothing: !asking
      ? ''
      : found.isError
        ? scan.failed
        : `${scan.none(typed.trim())}。${scan.noneWay}`,
  }
}
