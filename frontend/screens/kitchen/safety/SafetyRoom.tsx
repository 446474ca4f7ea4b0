import { useQuery } from '@tanstack/react-query'
import { use, useEffect, useState } from 'react'
import { isServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { RefusedCall } from '../../../../backend/vocabulary/refusal.ts'
import type { Language } from '../../../../backend/vocabulary/role.ts'
import { paths } from '../../../app/paths.ts'
import { foodSafetyQuery } from '../../../queries/food-safety.ts'
import { sessionQuery } from '../../../queries/identity.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { SafetyWordsContext, useSafetyWords } from '../../../ui/words/safety.ts'
import type { SafetyWords } from '../../../ui/words/safety.zh.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { canteenOf } from '../canteen-of.ts'
import { DaySheet } from './DaySheet.tsx'
import { Goods } from './Goods.tsx'
import { HandContext } from './hand.ts'
import { Morning } from './Morning.tsx'
import { SafetyHome } from './SafetyHome.tsx'
import { Samples } from './Samples.tsx'
import styles from './Safety.module.css'
import { Temperatures } from './Temperatures.tsx'

let words: Promise<SafetyWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const safetyWords = (language: Language): Promise<SafetyWords> =>
  (words ??=
    language === 'en'
      ? import('../../../ui/words/safety.en.ts').then((file) => file.safetyEn)
      : import('../../../ui/words/safety.zh.ts').then((file) => file.safetyZh))

interface SafetyRoomProps {
  asked: number
  /** '/board/safety/samples' → 'samples' */
  task: string | undefined
  day: string | undefined
}

/** What the kitchen notes about its food: one page a task, and the sheet of a day. */
export function SafetyRoom({ asked, task, day }: SafetyRoomProps) {
  const { language } = useWords()
  const session = useQuery({ ...sessionQuery(), retry: true, retryDelay: 2_000 })
  const [handId, setHandId] = useState<number>()
  const canteenId = session.data === undefined ? null : canteenOf(session.data, asked)
  const shutOut = session.data !== undefined && canteenId === null
  const owed = session.data?.secondFactor === 'due' || session.data?.secondFactor === 'to_set_up'
  useEffect(() => {
    const here = location.pathname + location.search
    if (shutOut) location.replace(owed ? paths.secondFactor(here) : paths.staffSignIn(here))
  }, [shutOut, owed])
  useEffect(() => {
    const { dataset } = document.documentElement
    // The sheet is read like paper; the tasks are pressed with wet hands.
    if (task === 'sheet') delete dataset['surface']
    else dataset['surface'] = 'kitchen'
  }, [task])
  return (
    <SafetyWordsContext value={use(safetyWords(language))}>
      <HandContext value={{ handId, setHandId }}>
        {canteenId !== null && (
          <Day
            canteenId={canteenId}
            task={task}
            day={day !== undefined && isServiceDay(day) ? day : undefined}
          />
        )}
      </HandContext>
    </SafetyWordsContext>
  )
}

const freshMs = 15_000

interface DayProps {
  canteenId: number
  task: string | undefined
  day: ServiceDay | undefined
}

function Day({ canteenId, task, day }: DayProps) {
  const base = useWords()
  const words = useSafetyWords()
  const { data, error } = useQuery({ ...foodSafetyQuery(canteenId, day), refetchInterval: freshMs })
  if (data === undefined) {
    return (
      <main className={styles.page}>
        <h1>{error === null ? base.loading : words.title}</h1>
        {error !== null && (
          <Notice
            tone="refused"
            heading={error instanceof RefusedCall ? error.refusal.sentence : words.failed}
          />
        )}
      </main>
    )
  }
  if (task === 'sheet') return <DaySheet data={data} />
  if (task === 'samples') return <Samples data={data} />
  if (task === 'temperatures') return <Temperatures data={data} />
  if (task === 'morning') return <Morning data={data} />
  if (task === 'goods') return <Goods data={data} />
  return <SafetyHome data={data} />
}
