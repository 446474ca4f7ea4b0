import type { FieldOf, FormKind } from '../../../../backend/vocabulary/form-field.ts'
import { Labelled, Notes } from '../../../ui/staff/Labelled.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { inside, itemsAt, textAt } from './entry-path.ts'
import { useFormState } from './form-context.ts'
import styles from './Form.module.css'

/** Kinds under their headings: what is asked of the person, of the meal, of the order. */
function KindOptions({ kinds }: { kinds: readonly FormKind[] }) {
  const base = useWords()
  const headings = [...new Set(kinds.map(({ about }) => base.name(about)))]
  return headings.map((heading) => (
    <optgroup key={heading} label={heading}>
      {kinds
        .filter(({ about }) => base.name(about) === heading)
        .map(({ kind, label }) => (
          <option key={kind} value={kind}>
            {base.name(label)}
          </option>
        ))}
    </optgroup>
  ))
}

/** What is asked for of one kind, once it is picked; another kind begins anew. */
function PickKind({
  label,
  hint,
  path,
  kinds,
}: {
  label: string
  hint?: string | undefined
  path: string
  kinds: readonly FormKind[]
}) {
  const { entry, set, prefix, marks, draw } = useFormState()
  const words = useOfficeWords().schemes.form
  const name = inside(path, 'kind')
  const kind = textAt(entry, name)
  const found = kinds.find((one) => one.kind === kind)
  const own = marks(path)
  const ofKind = marks(name)
  return (
    <>
      <Labelled
        id={`${prefix}${name}`}
        label={label}
        hint={hint}
        errors={[...own.errors, ...ofKind.errors]}
        doubts={own.doubts}
      >
        {(control) => (
          <select
            {...control}
            value={kind}
            onChange={(event) =>
              set(path, event.target.value === '' ? {} : { kind: event.target.value })
            }
          >
            <option value="">{words.pickOne}</option>
            <KindOptions kinds={kinds} />
          </select>
        )}
      </Labelled>
      {found !== undefined && <div className={styles.fields}>{draw(found.fields, path)}</div>}
    </>
  )
}

export function BenefitControl({ field, path }: { field: FieldOf<'benefit'>; path: string }) {
  const base = useWords()
  const { form } = useFormState()
  return <PickKind label={base.name(field.label)} path={path} kinds={form.benefits} />
}

export function ConditionControl({ field, path }: { field: FieldOf<'condition'>; path: string }) {
  const base = useWords()
  const { form } = useFormState()
  return <PickKind label={base.name(field.label)} path={path} kinds={form.conditions} />
}

/** '规则 2 的第 3 个': told apart by ear, and by whoever presses. */
const countIn = (path: string): string =>
  path
    .split('.')
    .filter((part) => /^\d+$/.test(part))
    .map((part) => Number(part) + 1)
    .join('.')

/** Conditions side by side, each with what it asks; any of them may hold others. */
export function ConditionsControl({ field, path }: { field: FieldOf<'conditions'>; path: string }) {
  const base = useWords()
  const words = useOfficeWords().schemes.form
  const { form, entry, set, prefix, marks, draw } = useFormState()
  const items = itemsAt(entry, path)
  const remove = (index: number) =>
    set(
      path,
      items.filter((_, place) => place !== index),
    )
  return (
    <fieldset name={`${prefix}${path}`} tabIndex={-1} className={styles.conditions}>
      <legend className={styles.legend}>{base.name(field.label)}</legend>
      {field.hint !== undefined && items.length === 0 && (
        <p className={styles.hint}>{base.name(field.hint)}</p>
      )}
      <Notes {...marks(path)} />
      {items.map((_, index) => {
        const at = inside(path, index)
        const found = form.conditions.find(({ kind }) => kind === textAt(entry, inside(at, 'kind')))
        const label = found === undefined ? words.unknownKind : base.name(found.label)
        return (
          <fieldset key={at} name={`${prefix}${at}`} tabIndex={-1} className={styles.condition}>
            <legend className="spoken-only">{words.conditionOf(label, countIn(at))}</legend>
            <div className={styles.conditionHead}>
              <span className={styles.conditionName}>{label}</span>
              <button
                type="button"
                className={styles.remove}
                aria-label={words.removeOf(label, countIn(at))}
                onClick={() => remove(index)}
              >
                {words.remove}
              </button>
            </div>
            <Notes {...marks(at)} />
            <div className={styles.fields}>{draw(found?.fields ?? [], at)}</div>
          </fieldset>
        )
      })}
      <Labelled id={`${prefix}${path}+`} label={words.addCondition(countIn(path))}>
        {(control) => (
          <select
            {...control}
            value=""
            onChange={(event) => set(path, [...items, startOf(event.target.value)])}
          >
            <option value="">{words.pickCondition}</option>
            <KindOptions kinds={form.conditions} />
          </select>
        )}
      </Labelled>
    </fieldset>
  )
}

const startOf = (kind: string) =>
  kind === 'any_of' || kind === 'all_of' || kind === 'none_of' ? { kind, of: [] } : { kind }
