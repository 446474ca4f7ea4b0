import { use } from 'react'
import { CounterWordsContext } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Counter } from './Counter.tsx'
import { counterWords } from './counter-words.ts'
import { cashPageFrom, tabFrom } from './tabs.ts'

/** `/counter` and its tabs `/counter/list`, `/counter/missed`, … */
export function CounterRoom({ params }: { params: Record<string, string> }) {
  const { language } = useWords()
  return (
    <CounterWordsContext value={use(counterWords(language))}>
      <Counter tab={tabFrom(params['tab'])} cashPage={cashPageFrom(params['tab'])} />
    </CounterWordsContext>
  )
}
