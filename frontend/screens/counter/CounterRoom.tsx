import { use } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { CounterWordsContext } from '../../ui/words/counter.ts'
import type { CounterWords } from '../../ui/words/counter.zh.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Counter } from './Counter.tsx'
import { cashPageFrom, tabFrom } from './tabs.ts'

let words: Promise<CounterWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const counterWords = (language: Language): Promise<CounterWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/counter.en.ts').then((file) => file.counterEn)
      : import('../../ui/words/counter.zh.ts').then((file) => file.counterZh))

/** `/counter` and its tabs `/counter/list`, `/counter/missed`, … */
export function CounterRoom({ params }: { params: Record<string, string> }) {
  const { language } = useWords()
  return (
    <CounterWordsContext value={use(counterWords(language))}>
      <Counter tab={tabFrom(params['tab'])} cashPage={cashPageFrom(params['tab'])} />
    </CounterWordsContext>
  )
}
