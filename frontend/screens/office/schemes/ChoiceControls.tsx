import { useQuery } from '@tanstack/react-query'
import type { Choice, FieldOf, FormField } from '../../../../backend/vocabulary/form-field.ts'
import {
  factKinds,
  factNames,
  factWords,
  gradesOf,
  gradeWords,
  isPlaced,
  ownFact,
} from '../../../../backend/vocabulary/facts.ts'
import { ownFactsQuery } from '../../../queries/schemes.ts'
import boxes from '../../../ui/staff/FormGrid.module.css'
import { Labelled, Notes } from '../../../ui/staff/Labelled.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import { itemsAt, textAt, valueAt } from './entry-path.ts'
import type { Entry } from './entry-path.ts'
import { useFormState } from './form-context.ts'
import styles from './Form.module.css'

interface ControlOf<Type extends FormField['type']> {
  field: FieldOf<Type>
  path: string
}

/** One of a few. Values may be numbers or yes and no; the page knows them by their place in the list. */
function PickOne({
  field,
  path,
  options,
}: ControlOf<'choice' | 'fact' | 'grade' | 'setting'> & { options: readonly Choice[] }) {
  const base = useWords()
  const words = useOfficeWords().schemes.form
  const { entry, set, prefix, marks } = useFormState()
  const value = valueAt(entry, path)
  const at = options.findIndex((option) => option.value === value)
  return (
    <Labelled
      id={`${prefix}${path}`}
      label={base.name(field.label)}
      hint={field.hint && base.name(field.hint)}
      {...marks(path)}
    >
      {(control) => (
        <select
          {...control}
          value={String(at)}
          onChange={(event) => set(path, options[Number(event.target.value)]?.value)}
        >
          <option value="-1">{field.optional ? words.notSaid : words.pickOne}</option>
          {options.map((option, place) => (
            <option key={String(option.value)} value={String(place)}>
              {base.name(option.label)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

export function ChoiceControl({ field, path }: ControlOf<'choice'>) {
  return <PickOne field={field} path={path} options={field.options} />
}

/** Statuses of people; in a scheme, places are asked for by their own kinds of condition. */
export function FactControl({ field, path }: ControlOf<'fact'>) {
  const { entry, prefix } = useFormState()
  const known = factNames.filter((fact) => prefix === 'case.' || !isPlaced(fact))
  const own = useOwnFacts(entry).map(({ fact }) => fact)
  const value = textAt(entry, path)
  const other = value === '' || value in factKinds || own.includes(value) ? [] : [value]
  const options = [...known, ...own, ...other].map((fact) => ({
    value: fact,
    label: factWords(fact),
  }))
  return <PickOne field={field} path={path} options={options} />
}

interface OwnFact {
  readonly fact: string
  readonly grades: readonly string[]
}

/** Written in this scheme, or in another that reaches the canteen. */
const useOwnFacts = (entry: Entry): OwnFact[] => {
  const around = useQuery(ownFactsQuery(useCanteen())).data?.facts ?? []
  const here = itemsAt(entry, 'terms.ownFacts').flatMap((one): OwnFact[] => {
    const fact = textAt(one, 'fact')
    const grades = itemsAt(one, 'grades').map(String)
    return ownFact.test(fact) ? [{ fact, grades }] : []
  })
  const written = new Set(here.map(({ fact }) => fact))
  return [...here, ...around.filter(({ fact }) => !written.has(fact))]
}

const useGradeChoices = (entry: Entry, path: string): Choice[] => {
  const fact = textAt(entry, path.replace(/\w+$/, 'fact'))
  const own = useOwnFacts(entry).find((one) => one.fact === fact)
  return (gradesOf(fact) ?? own?.grades ?? []).map((grade) => ({
    value: grade,
    label: gradeWords(fact, grade),
  }))
}

export function GradeControl({ field, path }: ControlOf<'grade'>) {
  const { entry } = useFormState()
  const options = useGradeChoices(entry, path)
  return options.length === 0 ? null : <PickOne field={field} path={path} options={options} />
}

/** The amounts the scheme itself leaves to the district, by what it calls them. */
export function SettingControl({ field, path }: ControlOf<'setting'>) {
  const { entry } = useFormState()
  const settings = (valueAt(entry, 'terms.settings') ?? {}) as Entry
  const options = Object.keys(settings).map((name) => ({
    value: name,
    label: {
      zh: textAt(settings, `${name}.label.zh`) || name,
      en: textAt(settings, `${name}.label.en`) || name,
    },
  }))
  return <PickOne field={field} path={path} options={options} />
}

/** Any number of a few. */
function PickSeveral({
  field,
  path,
  options,
}: ControlOf<'choices' | 'grades'> & { options: readonly Choice[] }) {
  const base = useWords()
  const { entry, set, prefix, marks } = useFormState()
  const chosen = itemsAt(entry, path)
  const { errors, doubts } = marks(path)
  const toggle = (value: Choice['value']) => {
    // In the order they are offered, however they were pressed.
    const next = options.flatMap((option) =>
      (option.value === value) !== chosen.includes(option.value) ? option.value : [],
    )
    set(path, next.length === 0 ? undefined : next)
  }
  return (
    <fieldset name={`${prefix}${path}`} tabIndex={-1} className={boxes.checks}>
      <legend className={styles.legend}>{base.name(field.label)}</legend>
      <Notes errors={errors} doubts={doubts} />
      <div className={styles.options}>
        {options.map((option) => (
          <label key={String(option.value)} className={boxes.check}>
            <input
              type="checkbox"
              className={boxes.box}
              checked={chosen.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <span>{base.name(option.label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function ChoicesControl({ field, path }: ControlOf<'choices'>) {
  return <PickSeveral field={field} path={path} options={field.options} />
}

export function GradesControl({ field, path }: ControlOf<'grades'>) {
  const { entry } = useFormState()
  const options = useGradeChoices(entry, path)
  return options.length === 0 ? null : <PickSeveral field={field} path={path} options={options} />
}

export function CheckControl({ field, path }: ControlOf<'check'>) {
  const base = useWords()
  const { entry, set, prefix, marks } = useFormState()
  return (
    <div>
      <Notes {...marks(path)} />
      <label className={boxes.check}>
        <input
          type="checkbox"
          id={`${prefix}${path}`}
          name={`${prefix}${path}`}
          className={boxes.box}
          checked={valueAt(entry, path) === true}
          onChange={(event) => set(path, event.target.checked || undefined)}
        />
        <span>{base.name(field.label)}</span>
      </label>
    </div>
  )
}
