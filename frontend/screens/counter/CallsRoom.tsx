import { use } from 'react'
import { CounterWordsContext, useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { BesideDesk } from '../desk/BesideDesk.tsx'
import { CallList } from './CallList.tsx'
import { counterWords } from './counter-words.ts'

/** `/desk/calls`: the call list for volunteers, where the canteen lets them. */
export function CallsRoom() {
  const { language } = useWords()
  return (
    <CounterWordsContext value={use(counterWords(language))}>
      <Calls />
    </CounterWordsContext>
  )
}

function Calls() {
  const { notices, noCanteen, noCanteenWay } = useCounterWords()
  return (
    <BesideDesk
      title={notices.heading}
      back={notices.toDesk}
      none={{ heading: noCanteen, way: noCanteenWay }}
    >
      {(canteenId) => <CallList canteenId={canteenId} />}
    </BesideDesk>
  )
}
