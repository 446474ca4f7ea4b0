import { useId, useState } from 'react'
import { useImport } from '../../queries/diner-imports.ts'
import type {
  ImportCandidate,
  ImportCounts,
  ImportDecision,
  ImportPreview,
  ImportedPerson,
} from '../../queries/diner-imports.ts'
import { isRefused } from '../../api/call.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Fact, FactStrip } from '../../ui/staff/FactStrip.tsx'
import check from '../../ui/staff/FormGrid.module.css'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import own from './ImportResidents.module.css'
import { ImportPerson } from './ImportPerson.tsx'
import styles from './Office.module.css'

interface OutcomeProps {
  table: { base64: string }
  preview: ImportPreview
  decisions: ImportDecision[]
  asked: ReadonlyMap<number, ImportCandidate[]>
  busy: boolean
  onDecide: (decisions: ImportDecision[]) => void
  onLookAgain: () => void
  onDone: (counts: ImportCounts) => void
}

/** What a table would change, in figures and person by person, and the one press that does it. */
export function ImportOutcome(props: OutcomeProps) {
  const { preview, decisions, asked, onDecide } = props
  const words = useOfficeWords().imports
  const base = useWords()
  return (
    <section aria-label={words.summary} className={styles.stack}>
      {preview.unknownColumns.length > 0 && (
        <Notice tone="look" heading={words.unknownColumns(base.list(preview.unknownColumns))} />
      )}
      <Figures counts={preview.counts} />
      <Press {...props} />
      <People people={preview.people} asked={asked} decisions={decisions} onDecide={onDecide} />
    </section>
  )
}

const figures = [
  ['added', 'people'],
  ['changed', 'people'],
  ['factsAdded', 'items'],
  ['factsEnded', 'items'],
  ['gone', 'people'],
  ['same', 'people'],
  ['leftOut', 'people'],
  ['ask', 'people'],
  ['faulty', 'people'],
] as const

function Figures({ counts }: { counts: ImportCounts }) {
  const words = useOfficeWords().imports
  return (
    <FactStrip label={words.summary}>
      {figures
        .filter(([name]) => counts[name] > 0)
        .map(([name, unit]) => (
          <Fact
            key={name}
            name={words.counts[name]}
            figure={counts[name]}
            unit={words[unit]}
            tone={name === 'ask' || name === 'faulty' ? 'look' : 'plain'}
          />
        ))}
    </FactStrip>
  )
}

/** So many that other desks notice it. */
const many = 500

function Press({ table, preview, decisions, busy, onLookAgain, onDone }: OutcomeProps) {
  const words = useOfficeWords().imports
  const { offline } = useStaffWords()
  const canteenId = useCanteen()
  const reasonId = useId()
  const [leaveOut, setLeaveOut] = useState(false)
  const send = useImport(onDone)
  const { counts, fingerprint } = preview
  const willWrite = counts.added + counts.changed
  const why = whyNot(counts, leaveOut, words.why)
  const take = () =>
    send.mutate({
      params: { canteenId },
      body: { table, decisions, fingerprint, leaveOutFaulty: leaveOut },
    })
  const lookAgain = () => {
    send.reset()
    onLookAgain()
  }
  return (
    <div className={own.press}>
      {counts.faulty > 0 && (
        <label className={check.check}>
          <input
            type="checkbox"
            className={check.box}
            checked={leaveOut}
            onChange={(event) => setLeaveOut(event.target.checked)}
          />
          <span>{words.leaveOut(counts.faulty)}</span>
        </label>
      )}
      <p id={reasonId} className={styles.quiet}>
        {why ?? (willWrite > many ? words.slow : '')}
      </p>
      {send.isError && <Refused error={send.error} offline={offline} onLookAgain={lookAgain} />}
      <Button
        type="button"
        kind="primary"
        disabled={why !== null || busy || send.isPending}
        describedBy={reasonId}
        onClick={take}
      >
        {send.isPending ? words.taking : words.take(willWrite)}
      </Button>
    </div>
  )
}

function whyNot(
  counts: ImportCounts,
  leaveOut: boolean,
  why: ReturnType<typeof useOfficeWords>['imports']['why'],
): string | null {
  if (counts.ask > 0) return why.ask(counts.ask)
  if (counts.faulty > 0 && !leaveOut) return why.faulty(counts.faulty)
  return counts.added + counts.changed === 0 ? why.nothing : null
}

function Refused({
  error,
  offline,
  onLookAgain,
}: {
  error: Error
  offline: string
  onLookAgain: () => void
}) {
  const words = useOfficeWords().imports
  const moved = isRefused(error) && error.refusal.code.startsWith('import_')
  return (
    <Notice tone="refused" heading={sentenceFor(error, offline)}>
      {moved && (
        <Row>
          <Button type="button" kind="quiet" onClick={onLookAgain}>
            {words.lookAgain}
          </Button>
        </Row>
      )}
    </Notice>
  )
}

type Filter = 'all' | 'changes' | 'ask' | 'faults'
const isIn: Record<Filter, (person: ImportedPerson, asked: boolean) => boolean> = {
  all: () => true,
  changes: ({ state }) => state === 'new' || state === 'changed',
  ask: (_, asked) => asked,
  faults: ({ state }) => state === 'faulty',
}
const filters = Object.keys(isIn) as Filter[]
const atOnce = 100

function People({
  people,
  asked,
  decisions,
  onDecide,
}: Pick<OutcomeProps, 'asked' | 'decisions' | 'onDecide'> & {
  people: ImportedPerson[]
}) {
  const words = useOfficeWords().imports
  const [filter, setFilter] = useState<Filter>('all')
  const [shown, setShown] = useState(atOnce)
  const listOf = (one: Filter) =>
    people.filter((person) => isIn[one](person, asked.has(person.row)))
  const list = listOf(filter)
  const decide = (row: number, decision: ImportDecision | null) => {
    const others = decisions.filter((one) => one.row !== row)
    onDecide(decision === null ? others : [...others, decision])
  }
  return (
    <div>
      <fieldset className={own.filters}>
        <legend className="spoken-only">{words.filter}</legend>
        {filters.map((one) => (
          <Button
            key={one}
            type="button"
            kind="quiet"
            pressed={one === filter}
            onClick={() => {
              setFilter(one)
              setShown(atOnce)
            }}
          >
            {words.filterOf(words.filters[one], listOf(one).length)}
          </Button>
        ))}
      </fieldset>
      {list.length === 0 ? (
        <p className={styles.quiet}>{words.nothingHere}</p>
      ) : (
        <ul className={own.list} aria-label={words.list}>
          {list.slice(0, shown).map((person) => (
            <ImportPerson
              key={person.row}
              person={person}
              candidates={asked.get(person.row)}
              decision={decisions.find(({ row }) => row === person.row)}
              onDecide={(decision) => decide(person.row, decision)}
            />
          ))}
        </ul>
      )}
      {list.length > shown && (
        <Row>
          <Button type="button" kind="quiet" onClick={() => setShown(shown + atOnce)}>
            {words.more(Math.min(atOnce, list.length - shown))}
          </Button>
        </Row>
      )}
    </div>
  )
}
