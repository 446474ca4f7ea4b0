import type {
  ImportCandidate,
  ImportDecision,
  ImportedPerson,
} from '../../queries/diner-imports.ts'
import { classes } from '../../ui/classes.ts'
import { Select } from '../../ui/Field.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import own from './ImportResidents.module.css'

interface PersonProps {
  person: ImportedPerson
  /** Whom it could be, where somebody has to say so. */
  candidates: ImportCandidate[] | undefined
  decision: ImportDecision | undefined
  onDecide: (decision: ImportDecision | null) => void
}

const tones = {
  new: 'good',
  changed: 'good',
  same: 'plain',
  ask: 'look',
  faulty: 'danger',
  left_out: 'plain',
} as const

/** One person of the table: its rows, her name, and what would happen. */
export function ImportPerson({ person, candidates, decision, onDecide }: PersonProps) {
  const words = useOfficeWords().imports
  const { state, rows, name, faults, facts } = person
  return (
    <li
      className={classes(own.person, state === 'faulty' && own.faulty, state === 'ask' && own.ask)}
    >
      <span className={own.rows}>{words.rows(rows.join('、'))}</span>
      <span className={own.who}>
        <span className={own.name}>{name === '' ? words.noName : name}</span>
        <Tag tone={tones[state]}>{words.state[state]}</Tag>
      </span>
      <ul className={own.what}>
        {faults.map((fault) => (
          <li key={`${fault.row} ${fault.field} ${fault.code}`} className={own.fault}>
            {words.fault(fault.row, fault.code, fault.field, fault.about)}
          </li>
        ))}
        {state === 'new' || state === 'ask' ? (
          <Told person={person} />
        ) : (
          <Changes person={person} />
        )}
        {facts.map((fact) => (
          <FactStep key={`${fact.row} ${fact.what} ${fact.kind} ${fact.from}`} fact={fact} />
        ))}
        {candidates !== undefined && (
          <li>
            <Decide
              name={name}
              row={person.row}
              candidates={candidates}
              decision={decision}
              onDecide={onDecide}
            />
          </li>
        )}
      </ul>
    </li>
  )
}

function useShown() {
  const { gender } = useGenderWords()
  return (field: string, value: string): string =>
    field === 'gender' ? (gender[value] ?? value) : value
}

function useGenderWords() {
  const { identity } = useOfficeWords().people
  return { gender: { female: identity.female, male: identity.male } as Record<string, string> }
}

/** Everything of somebody new is new: one line, like on a form. */
function Told({ person }: { person: ImportedPerson }) {
  const words = useOfficeWords().imports
  const shown = useShown()
  const said = person.changes
    .filter(({ field }) => field !== 'name')
    .map(({ field, after }) => shown(field, after))
  return <li>{words.who(said)}</li>
}

function Changes({ person }: { person: ImportedPerson }) {
  const words = useOfficeWords().imports
  const shown = useShown()
  return person.changes.map(({ field, before, after }) => (
    <li key={field}>
      <span className={own.field}>{words.fields[field]}</span>
      <span className={before === '' ? own.note : own.was}>
        {before === '' ? words.nothingBefore : shown(field, before)}
      </span>
      <span className={own.arrow} aria-hidden="true">
        →
      </span>
      <span className="spoken-only">{words.became}</span>
      <span className={own.is}>{after === '' ? words.nothingBefore : shown(field, after)}</span>
    </li>
  ))
}

function FactStep({ fact }: { fact: ImportedPerson['facts'][number] }) {
  const { imports: words, people } = useOfficeWords()
  const grade = fact.grade === null ? '' : people.facts.gradeOf(fact.kind, fact.grade)
  const name = [people.facts.kinds(fact.kind), grade, fact.place ?? ''].filter(Boolean).join(' ')
  const said =
    fact.what === 'kept'
      ? words.fact.kept(name)
      : fact.what === 'ended'
        ? words.fact.ended(name, fact.lastDay ?? '')
        : fact.lastDay === null
          ? words.fact.added(name, fact.from)
          : words.fact.addedUntil(name, fact.from, fact.lastDay)
  return (
    <li>
      {said}
      {fact.what === 'added' && fact.evidence !== '' && (
        <span className={own.note}> {words.fact.evidence(fact.evidence)}</span>
      )}
      {fact.what === 'added' && !fact.placeKnown && (
        <span className={own.note}> {words.fact.placeInWords}</span>
      )}
    </li>
  )
}

interface DecideProps {
  name: string
  row: number
  candidates: ImportCandidate[]
  decision: ImportDecision | undefined
  onDecide: (decision: ImportDecision | null) => void
}

const valueOf = (decision: ImportDecision | undefined): string =>
  decision === undefined ? '' : decision.is === 'same' ? String(decision.dinerId) : decision.is

function Decide({ name, row, candidates, decision, onDecide }: DecideProps) {
  const words = useOfficeWords().imports
  const who = (one: ImportCandidate): string =>
    words.who([
      one.birthDate,
      `${one.building} ${one.door}`.trim(),
      one.phoneTail === '' ? '' : words.phoneTail(one.phoneTail),
      one.idNumberMasked === '' ? '' : words.idMasked(one.idNumberMasked),
    ])
  return (
    <div className={own.decide}>
      <Select
        label={words.decide(name)}
        name={`decide-${row}`}
        value={valueOf(decision)}
        onChange={(value) => {
          if (value === '') onDecide(null)
          else if (value === 'another' || value === 'left_out') onDecide({ row, is: value })
          else onDecide({ row, is: 'same', dinerId: Number(value) })
        }}
        options={[
          { value: '', label: words.decideNot },
          ...candidates.map((one) => ({
            value: String(one.dinerId),
            label: words.decideSame(who(one)),
          })),
          { value: 'another', label: words.decideAnother },
          { value: 'left_out', label: words.decideLeftOut },
        ]}
      />
    </div>
  )
}
