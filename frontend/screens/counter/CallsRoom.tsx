import { use, useEffect } from 'react'
import { paths } from '../../app/paths.ts'
import { useCanteenId } from '../../app/staff-canteen.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { CounterWordsContext, useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CallList } from './CallList.tsx'
import { counterWords } from './counter-words.ts'
import styles from './Lists.module.css'

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
  const { brand } = useWords()
  const canteenId = useCanteenId()
  useEffect(() => {
    document.title = `${notices.heading} · ${brand}`
  }, [notices.heading, brand])
  return (
    <AppFrame title={notices.heading} status={<StaffStatus />}>
      <div className={`${styles.back} screen-only`}>
        <LinkButton href={paths.desk()} kind="quiet">
          {notices.toDesk}
        </LinkButton>
      </div>
      {canteenId === null ? (
        <EmptyState words={noCanteen}>
          <p>{noCanteenWay}</p>
        </EmptyState>
      ) : (
        <CallList canteenId={canteenId} />
      )}
    </AppFrame>
  )
}
