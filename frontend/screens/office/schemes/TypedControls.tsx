import { useState } from 'react'
import type { FieldOf } from '../../../../backend/vocabulary/form-field.ts'
import { fen, yuan } from '../../../../backend/vocabulary/money.ts'
import { Labelled } from '../../../ui/staff/Labelled.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { parseYuan } from '../field-reader.ts'
import { valueAt } from './entry-path.ts'
import { useFormState } from './form-context.ts'

type Typed = FieldOf<'text' | 'money' | 'day' | 'percent' | 'whole' | 'texts'>

interface Reading {
  /** undefined: left empty. What cannot be read stays as it was typed, and the server says so. */
  readonly parse: (typed: string) => unknown
  readonly format: (value: unknown) => string
  readonly type?: 'date' | 'text'
  readonly inputMode?: 'decimal' | 'numeric' | 'text'
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const number =
  (pattern: RegExp) =>
  (typed: string): unknown => {
    const text = typed.trim()
    if (text === '') return undefined
    return pattern.test(text) ? Number(text) : text
  }

const plain: Reading = { parse: (typed) => typed.trim() || undefined, format: asText }

const readings: Readonly<Record<Typed['type'], Reading>> = {
  text: plain,
  day: { ...plain, type: 'date' },
  money: {
    parse: (typed) => {
      const text = typed.trim()
      return text === '' ? undefined : (parseYuan(text) ?? text)
    },
    format: (value) => (Number.isSafeInteger(value) ? yuan(fen(value as number)) : asText(value)),
    inputMode: 'decimal',
  },
  whole: { parse: number(/^\d{1,9}$/), format: asText, inputMode: 'numeric' },
  percent: { parse: number(/^\d{1,3}(\.\d{1,2})?$/), format: asText, inputMode: 'decimal' },
  texts: {
    parse: (typed) => {
      const lines = typed.split(/[\n、]/).flatMap((line) => line.trim() || [])
      return lines.length === 0 ? undefined : lines
    },
    format: (value) => (Array.isArray(value) ? value.join('\n') : asText(value)),
  },
}

/** Something typed. What stands in the box stays as it was typed for as long as it means the same. */
export function TypedControl({ field, path }: { field: Typed; path: string }) {
  const base = useWords()
  const words = useOfficeWords().schemes.form
  const { entry, set, prefix, marks, isFixed } = useFormState()
  const [typed, setTyped] = useState('')
  const { parse, format, type = 'text', inputMode } = readings[field.type]
  const value = valueAt(entry, path)
  const same = JSON.stringify(parse(typed)) === JSON.stringify(value)
  const shown = same ? typed : format(value)
  const change = (text: string) => {
    setTyped(text)
    set(path, parse(text))
  }
  const unit = field.type === 'whole' ? base.name(field.unit) : ''
  const name = base.name(field.label)
  const whole = name.includes(unit) ? name : words.withUnit(name, unit)
  const label = field.optional && field.hint === undefined ? words.optional(whole) : whole
  const several = field.type === 'texts' || (field.type === 'text' && field.lines === 'several')
  return (
    <Labelled
      id={`${prefix}${path}`}
      label={label}
      hint={field.hint && base.name(field.hint)}
      {...marks(path)}
    >
      {(control) =>
        several ? (
          <textarea
            {...control}
            rows={field.type === 'texts' ? 2 : 3}
            value={shown}
            onChange={(event) => change(event.target.value)}
          />
        ) : (
          <input
            {...control}
            type={type}
            inputMode={inputMode}
            autoComplete="off"
            readOnly={isFixed(path)}
            list={
              field.type === 'text' && field.suggest !== undefined
                ? `suggest-${field.suggest}`
                : undefined
            }
            value={shown}
            onChange={(event) => change(event.target.value)}
          />
        )
      }
    </Labelled>
  )
}
