import { useEffect, useRef } from 'react'
import { coversDue } from '../../../backend/vocabulary/carried.ts'
import { collectorWords } from '../../../backend/vocabulary/collector-words.ts'
import { noFen } from '../../../backend/vocabulary/money.ts'
import { Button } from '../../ui/Button.tsx'
import { TickIcon } from '../../ui/icons.tsx'
import { CrossGlyph } from '../../ui/staff/glyphs.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { AskFirst } from './AskFirst.tsx'
import type { CutOutcome } from './cut.ts'
import { Fetched } from './Fetched.tsx'
import type { ListedMeal } from './listed.ts'
import { Taking } from './Pay.tsx'
import { Plates } from './Plates.tsx'
import { Sheet } from './Sheet.tsx'
import styles from './Result.module.css'
import { WhoCollects } from './WhoCollects.tsx'
import type { CheckInFlow } from './use-check-in.ts'

/** What a scan came to by the list, without the network: the same sheets, and what is kept for later is said. */
export function CutResult({ cut, flow }: { cut: CutOutcome; flow: CheckInFlow }) {
  if (cut.kind === 'collected') return <Collected cut={cut} />
  if (cut.kind === 'due') return <Due cut={cut} flow={flow} />
  if (cut.kind === 'ready') return <Ready cut={cut} flow={flow} />
  if (cut.kind === 'who') return <Who cut={cut} flow={flow} />
  return <No cut={cut} />
}

type Kind<K extends CutOutcome['kind']> = Extract<CutOutcome, { kind: K }>
type Looked = Extract<CutOutcome, { came: unknown }>
interface LookedProps {
  cut: Looked
  flow: CheckInFlow
}

/** Only of somebody who showed no card. */
const questionOf = ({ meal, came }: Looked) => (came.card === undefined ? meal.question : null)

function Plate({ meal }: { meal: ListedMeal }) {
  const lines = meal.plates.map((plate, key) => ({ key, ...plate }))
  return <Plates lines={lines} way={meal.way} />
}

function Collected({ cut: { meal, name, changeFen, collector } }: { cut: Kind<'collected'> }) {
  const { result, cut } = useCounterWords()
  return (
    <Sheet
      tone="good"
      icon={<TickIcon />}
      heading={result.collected}
      name={name}
      number={meal.number}
    >
      {changeFen > 0 && <p className={styles.change}>{result.change(changeFen)}</p>}
      <Fetched who={collector && collectorWords(collector)} />
      <Plate meal={meal} />
      <p>{cut.noted}</p>
    </Sheet>
  )
}

function Due({ cut, flow }: LookedProps) {
  const { result } = useCounterWords()
  const { meal, name, came } = cut
  return (
    <Sheet
      tone="look"
      icon="¥"
      heading={coversDue(meal.carried, meal.dueFen) ? result.atDoor : result.due(meal.dueFen)}
      name={name}
      number={meal.number}
    >
      <Plate meal={meal} />
      <AskFirst question={questionOf(cut)} by={came.collector ? 'other' : 'self'} />
      <Taking
        key={meal.bookingId}
        due={meal.dueFen}
        carried={meal.carried}
        sending={flow.payInCut}
        onTaken={(cashFen) => flow.payInCut.mutate({ meal, name, came, cashFen })}
        onLater={flow.clear}
      />
    </Sheet>
  )
}

function Ready({ cut, flow }: LookedProps) {
  const { result, odd } = useCounterWords()
  const { meal, name, came } = cut
  const question = questionOf(cut)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <Sheet tone="look" icon="?" heading={result.ready} name={name} number={meal.number}>
      <Plate meal={meal} />
      <AskFirst question={question} />
      <NotKept error={flow.payInCut.error} />
      <div className={styles.ways}>
        <Button
          ref={button}
          type="button"
          kind="primary"
          disabled={flow.payInCut.isPending}
          onClick={() => flow.payInCut.mutate({ meal, name, came, cashFen: noFen })}
        >
          {question === null ? result.handOver : odd.right}
        </Button>
        <Button type="button" kind="quiet" onClick={flow.clear}>
          {result.notHer}
        </Button>
      </div>
    </Sheet>
  )
}

function Who({ cut, flow }: LookedProps) {
  const { odd } = useCounterWords()
  const { meal, name } = cut
  return (
    <Sheet tone="look" icon="?" heading={odd.who} name={name} number={meal.number}>
      <Plate meal={meal} />
      <AskFirst question={questionOf(cut)} by="other" />
      <NotKept error={flow.payInCut.error} />
      <WhoCollects
        collectors={meal.collectors}
        working={flow.payInCut.isPending}
        onWho={flow.choose}
        onLater={flow.clear}
      />
    </Sheet>
  )
}

function NotKept({ error }: { error: Error | null }) {
  const { cut } = useCounterWords()
  return (
    error !== null && (
      <Notice tone="refused" heading={cut.notKept}>
        {cut.notKeptWay}
      </Notice>
    )
  )
}

function No({ cut: no }: { cut: Kind<'already' | 'unlisted' | 'early' | 'refused'> }) {
  const { result, cut } = useCounterWords()
  if (no.kind === 'already') {
    const { name, meal, at } = no
    return (
      <Sheet
        tone="bad"
        icon={<CrossGlyph />}
        heading={result.already}
        name={name}
        number={meal.number}
      >
        <p className={styles.strong}>{result.alreadyAt(at)}</p>
        <p>{cut.alreadyWay}</p>
      </Sheet>
    )
  }
  const [heading, way] = no.kind === 'refused' ? [result.refused, no.sentence] : cut.no[no.kind]
  return (
    <Sheet tone="bad" icon={<CrossGlyph />} heading={heading}>
      <p>{way}</p>
    </Sheet>
  )
}
