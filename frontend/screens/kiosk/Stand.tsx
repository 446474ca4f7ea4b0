import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { kioskCalls } from '../../queries/kiosk.ts'
import type { Shown } from '../../queries/kiosk.ts'
import { Button } from '../../ui/Button.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Idle } from './Idle.tsx'
import { KioskFrame } from './KioskFrame.tsx'
import type { Line, LineState, Place } from './line.ts'
import { PaperQueue, PaperSlip } from './Paper.tsx'
import { takeQueueNumber } from './queue.ts'
import { Cut, Helping, QueueNumber, StillThere } from './Told.tsx'
import { useCardReader } from './use-card-reader.ts'
import { usePrinter } from './use-printer.ts'
import type { PaperJob } from './use-printer.ts'
import { useQuiet } from './use-quiet.ts'
import { useSaid } from './use-said.ts'
import { useVisit } from './use-visit.ts'
import type { Visit } from './use-visit.ts'
import { VisitScreens } from './VisitScreens.tsx'
import type { Step } from './VisitScreens.tsx'

export interface StandProps {
  place: Place
  line: Line
  lineState: LineState
  /** The language the machine is set to, and its switch; after each visit it speaks its own again. */
  home: Language
  onLanguage: () => void
  /** The card that ended the visit before. */
  first: Shown | null
  /** She is done: everything about her goes, and the next card, if one was shown, begins anew. */
  onOver: (next?: Shown) => void
}

const stillThereAfterMs = 90_000
const restAfterMs = 60_000
const queueForMs = 20_000

/** One stand before the machine, from the first touch until everything is forgotten. */
export function Stand(props: StandProps) {
  const { place, line, first, onOver } = props
  const base = useWords()
  const { language } = base
  const calls = useMemo(
    () => kioskCalls({ canteenId: place.canteenId, language }),
    [place.canteenId, language],
  )
  const visit = useVisit({ calls, onOver, onDoubt: line.look })
  const begin = useEffectEvent(() => {
    if (first !== null) void visit.open(first)
  })
  useEffect(() => begin(), [])
  const printer = usePrinter()
  const queue = useQueue(place, printer.print)
  const [step, setStep] = useState<Step>({ at: 'next' })
  const [helping, setHelping] = useState(false)
  const [asked, setAsked] = useState(false)
  const quiet = useQuietMs(props, { visit, step, helping, asked })
  useQuiet(quiet, () => (visit.opened === null ? onOver() : setAsked(true)))
  const ends = step.at === 'slip' && !helping && !asked

  // Where no screen of its own waits for a card. Without a network none opens anything, but it still ends a visit.
  const elsewhere = visit.opened !== null || helping || queue.number !== null
  const nextCard = (shown: Shown): void => {
    if (props.lineState !== 'cut') onOver(shown)
    else if (visit.opened !== null) onOver()
  }
  const calm = !asked && !helping && queue.number === null
  return (
    <>
      <KioskFrame
        tone={ends ? 'green' : 'paper'}
        canteen={visit.opened === null ? place.name : null}
        name={visit.opened?.view.maskedName ?? null}
        onHelp={calm ? () => setHelping(true) : undefined}
        aside={calm && <Aside {...props} visit={visit} step={step} onStep={setStep} />}
      >
        <Glass
          {...props}
          visit={visit}
          step={step}
          onStep={(next) => {
            visit.forgive()
            setStep(next)
          }}
          queue={queue}
          print={printer.print}
          face={asked ? 'still there' : helping ? 'helping' : 'herself'}
          onHere={() => setAsked(false)}
          onHelped={() => setHelping(false)}
        />
      </KioskFrame>
      {elsewhere && <NextCard onCard={nextCard} />}
      {printer.job !== null && <Paper job={printer.job} canteen={base.name(place.name)} />}
    </>
  )
}

interface GlassProps extends StandProps {
  visit: Visit
  step: Step
  onStep: (step: Step) => void
  queue: ReturnType<typeof useQueue>
  print: (job: PaperJob) => void
  face: 'still there' | 'helping' | 'herself'
  onHere: () => void
  onHelped: () => void
}

/** What is in front of her now; what lies below it waits as it was. */
function Glass({ visit, step, queue, print, face, ...rest }: GlassProps) {
  const say = useSaid(useWords().language)
  const { opened } = visit
  if (queue.number !== null) return <QueueNumber number={queue.number} onDone={queue.done} />
  if (face === 'still there') return <StillThere onYes={rest.onHere} onOver={visit.end} />
  if (face === 'helping') return <Helping phone={rest.place.phone} onBack={rest.onHelped} />
  if (opened !== null)
    return (
      <VisitScreens
        visit={visit}
        opened={opened}
        step={step}
        onStep={rest.onStep}
        onPrint={(slip) => print({ kind: 'slip', slip, maskedName: opened.view.maskedName })}
        onQueue={queue.take}
        say={say}
      />
    )
  if (rest.lineState === 'cut') return <Cut onTake={queue.take} />
  return (
    <Idle
      busy={visit.busy}
      trouble={visit.trouble}
      onShown={(shown) => void visit.open(shown)}
      onTouch={visit.forgive}
    />
  )
}

/** Whoever shows a card while somebody else's meal, or the way to a human, stands on the glass is the next. */
function NextCard({ onCard }: { onCard: (shown: Shown) => void }) {
  useCardReader({ onCard })
  return null
}

function Paper({ job, canteen }: { job: PaperJob; canteen: string }) {
  return job.kind === 'slip' ? (
    <PaperSlip slip={job.slip} maskedName={job.maskedName} canteen={canteen} />
  ) : (
    <PaperQueue number={job.number} canteen={canteen} />
  )
}

/** A number for the counter, for the time there is no network. */
function useQueue(place: Place, print: (job: PaperJob) => void) {
  const [number, setNumber] = useState<string | null>(null)
  useQuiet(number === null ? null : queueForMs, () => setNumber(null))
  return {
    number,
    take: () => {
      const taken = `${place.letter}-${takeQueueNumber(new Date())}`
      setNumber(taken)
      print({ kind: 'queue', number: taken })
    },
    done: () => setNumber(null),
  }
}

interface Now {
  visit: Visit
  step: Step
  helping: boolean
  asked: boolean
}

/** How long nobody may touch the glass before it asks, or turns back to its own language and first screen. */
function useQuietMs({ home }: StandProps, { visit, step, helping, asked }: Now): number | null {
  const { language } = useWords()
  if (asked) return null
  if (visit.opened !== null)
    return step.at === 'slip' || step.at === 'cancelled' ? null : stillThereAfterMs
  return helping || language !== home ? restAfterMs : null
}

interface AsideProps extends StandProps {
  visit: Visit
  step: Step
  onStep: (step: Step) => void
}

/** The way back, the way out, or the other language. */
function Aside({ visit, step, onStep, onLanguage }: AsideProps) {
  const words = useKioskWords()
  if (visit.opened === null)
    return (
      <Button type="button" kind="quiet" onClick={onLanguage}>
        {words.otherLanguage}
      </Button>
    )
  if (step.at === 'slip' || step.at === 'cancelled') return null
  const { state } = visit.opened.view.next
  const goBack = (): void => {
    visit.forgive()
    onStep({ at: 'next' })
  }
  return (
    <>
      {step.at !== 'next' && (
        <Button type="button" kind="quiet" icon={<BackIcon />} onClick={goBack}>
          {words.back}
        </Button>
      )}
      {state === 'open' && (
        <Button type="button" kind="quiet" onClick={visit.end}>
          {words.quit}
        </Button>
      )}
    </>
  )
}
