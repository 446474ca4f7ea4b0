import { useEffect, useState } from 'react'
import { timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import type { Outbox } from '../../../offline/outbox.ts'
import { useOutboxNow } from '../../../offline/use-outbox.ts'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Round.module.css'

/** Whether this page would open again without a network: only with a worker, so only over HTTPS. */
function useOpensAgain(): 'yes' | 'no' | 'not yet' {
  const [opens, setOpens] = useState<'yes' | 'no' | 'not yet'>(
    'serviceWorker' in navigator ? 'not yet' : 'no',
  )
  useEffect(() => {
    if ('serviceWorker' in navigator) void navigator.serviceWorker.ready.then(() => setOpens('yes'))
  }, [])
  return opens
}

interface WaitingProps {
  outbox: Outbox
  /** The list is what was said then, because nobody answers now; null: it is of now. */
  keptAtMs: number | null
}

/** What this phone has not brought to the canteen, always in sight. */
export function Waiting({ outbox, keptAtMs }: WaitingProps) {
  const words = useRoundWords()
  const { sealed: sealedWords, unsolved } = useStaffWords()
  const { clock } = useWords()
  const { items, sealed } = useOutboxNow(outbox)
  const opens = useOpensAgain()
  const waiting = items.filter(({ state }) => state === 'waiting').length
  const refused = items.filter(({ state }) => state === 'refused').length
  const said = [
    waiting > 0 ? words.waits(waiting) : refused > 0 ? unsolved(refused) : words.allSent,
    ...(keptAtMs === null ? [] : [words.keptSince(clock(timeOfDayAt(new Date(keptAtMs))))]),
    ...(opens === 'not yet' ? [] : [opens === 'yes' ? words.offlineReady : words.offlineNotReady]),
  ]
  return (
    <output className={styles.waiting} data-waiting={waiting > 0 ? 'some' : 'none'}>
      {said.map((one, nth) => (
        <span key={one} className={nth === 0 ? styles.count : undefined}>
          {one}
        </span>
      ))}
      {sealed.map(({ name, count }) => (
        <strong key={name}>{sealedWords(name, count)}</strong>
      ))}
    </output>
  )
}
