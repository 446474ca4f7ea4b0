import { useId, useState } from 'react'
import type { FieldOf } from '../../../../backend/vocabulary/form-field.ts'
import { Button } from '../../../ui/Button.tsx'
import { Labelled, Notes } from '../../../ui/staff/Labelled.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { blankItem, namesOf } from './blank.ts'
import { inside, itemsAt, valueAt } from './entry-path.ts'
import type { Entry } from './entry-path.ts'
import { useFormState } from './form-context.ts'
import styles from './Form.module.css'

/** One after the other, each with its sentence as it stands so far. */
export function ListControl({ field, path }: { field: FieldOf<'list'>; path: string }) {
  const base = useWords()
  const words = useOfficeWords().schemes.form
  const { entry, set, prefix, marks, says, draw } = useFormState()
  const items = itemsAt(entry, path)
  const item = base.name(field.item)
  return (
    <fieldset name={`${prefix}${path}`} tabIndex={-1} className={styles.list}>
      <legend className={styles.legend}>{base.name(field.label)}</legend>
      <Notes {...marks(path)} />
      {items.map((_, index) => {
        const at = inside(path, index)
        const said = says(at)
        const name = words.nth(item, index + 1)
        return (
          <fieldset key={at} name={`${prefix}${at}`} tabIndex={-1} className={styles.item}>
            <legend className="spoken-only">{name}</legend>
            <div className={styles.conditionHead}>
              <span className={styles.conditionName}>{name}</span>
              <Places path={path} index={index} name={name} items={items} />
            </div>
            {said !== undefined && <p className={styles.said}>{base.name(said)}</p>}
            <Notes {...marks(at)} />
            <div className={styles.fields}>{draw(field.fields, at)}</div>
          </fieldset>
        )
      })}
      <Button
        type="button"
        kind="quiet"
        onClick={() => set(path, [...items, blankItem(field.fields)])}
      >
        {base.name(field.add)}
      </Button>
    </fieldset>
  )
}

/** Up in the list, or out of it. */
function Places({
  path,
  index,
  name,
  items,
}: {
  path: string
  index: number
  name: string
  items: readonly unknown[]
}) {
  const words = useOfficeWords().schemes.form
  const { set } = useFormState()
  const up = () => {
    const before = items.slice(0, index - 1)
    set(path, [...before, items[index], items[index - 1], ...items.slice(index + 1)])
  }
  return (
    <span className={styles.places}>
      {index > 0 && (
        <button type="button" className={styles.remove} aria-label={words.upOf(name)} onClick={up}>
          {words.up}
        </button>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={words.removeItem(name)}
        onClick={() =>
          set(
            path,
            items.filter((_, place) => place !== index),
          )
        }
      >
        {words.remove}
      </button>
    </span>
  )
}

/** Said in one of several ways. Picking another forgets what the first one said. */
export function EitherControl({ field, base }: { field: FieldOf<'either'>; base: string }) {
  const words = useWords()
  const id = useId()
  const { entry, set, draw } = useFormState()
  const { ways } = field
  const filled = ways.findIndex((way) =>
    namesOf(way.fields, base).some((path) => valueAt(entry, path) !== undefined),
  )
  const nothing = ways.findIndex((way) => way.fields.length === 0)
  const [picked, setPicked] = useState(Math.max(nothing, 0))
  const current = filled < 0 ? picked : filled
  const pick = (next: number) => {
    for (const path of namesOf(ways[current]?.fields ?? [], base)) set(path, undefined)
    setPicked(next)
    for (const [name, value] of Object.entries(blankItem(ways[next]?.fields ?? [])))
      if (value === true) set(inside(base, name), value)
  }
  return (
    <>
      <Labelled id={id} label={words.name(field.label)}>
        {(control) => (
          <select
            {...control}
            value={String(current)}
            onChange={(event) => pick(Number(event.target.value))}
          >
            {ways.map((way, index) => (
              <option key={words.name(way.label)} value={String(index)}>
                {words.name(way.label)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {draw(ways[current]?.fields ?? [], base)}
    </>
  )
}

/** Names are for the machine: people read what an amount is called. */
const freeName = (taken: readonly string[]): string => {
  for (let more = ''; ; more += 'x') if (!taken.includes(`amount${more}`)) return `amount${more}`
}

export function SettingsControl({ field, path }: { field: FieldOf<'settings'>; path: string }) {
  const base = useWords()
  const words = useOfficeWords().schemes.form
  const { entry, set, marks, draw } = useFormState()
  const settings = Object.keys(valueAt(entry, path) ?? {})
  return (
    <div>
      {settings.map((name, index) => (
        <div key={name} className={styles.item}>
          <div className={styles.conditionHead}>
            <span className={styles.conditionName}>
              {words.nth(base.name(field.label), index + 1)}
            </span>
            <button
              type="button"
              className={styles.remove}
              aria-label={words.removeItem(words.nth(base.name(field.label), index + 1))}
              onClick={() => {
                set(inside(path, name), undefined)
                set(inside('settings', name), undefined)
              }}
            >
              {words.remove}
            </button>
          </div>
          <Notes {...marks(inside(path, name))} />
          <div className={styles.fields}>{draw(field.fields, inside(path, name))}</div>
        </div>
      ))}
      <Button
        type="button"
        kind="quiet"
        onClick={() => set(inside(path, freeName(settings)), { label: undefined })}
      >
        {words.addItem(base.name(field.label))}
      </Button>
    </div>
  )
}

/** One amount for each that the paper leaves open. */
export function ChosenControl({ field, path }: { field: FieldOf<'chosen'>; path: string }) {
  const { entry, draw } = useFormState()
  const settings = Object.entries((valueAt(entry, 'terms.settings') ?? {}) as Entry)
  return draw(
    settings.map(([name, setting]) => {
      const zh = valueAt(setting, 'label.zh')
      const en = valueAt(setting, 'label.en')
      return {
        type: 'money',
        name,
        label: {
          zh: `${field.label.zh}：${typeof zh === 'string' ? zh : ''}（元）`,
          en: `${field.label.en}: ${typeof en === 'string' ? en : ''}, yuan`,
        },
        optional: true,
      }
    }),
    path,
  )
}
