import { isServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay, TimeOfDay } from '../../../backend/vocabulary/calendar.ts'
import { fen, noFen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { typed } from '../../ui/staff/typed.ts'
import type { Problem } from '../../ui/staff/ErrorSummary.tsx'
import type { OfficeWords } from '../../ui/words/office.zh.ts'

/** Reads what was typed into a form, and collects what could not be read, in words. */
export interface FieldReader {
  readonly text: (name: string, label: string) => string
  readonly optional: (name: string) => string
  readonly day: (name: string, label: string) => ServiceDay
  readonly optionalDay: (name: string, label: string) => ServiceDay | null
  readonly time: (name: string, label: string) => TimeOfDay
  readonly fen: (name: string, label: string) => Fen
  /** What is set aside for a whole place: more than one meal or wallet may be. */
  readonly largeFen: (name: string, label: string) => Fen
  readonly whole: (name: string, label: string, from: number, to: number) => number
  readonly checked: (name: string) => boolean
  readonly chosen: (name: string) => string[]
  readonly fail: (name: string, sentence: string) => void
}

/** '12', '12.5', '12.50' yuan as whole fen, without ever being a fraction; up to a million, or so many digits. */
export function parseYuan(text: string, digits = 6): Fen | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
  return parts === null || (parts[1] ?? '').length > digits
    ? null
    : fen(Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')))
}

export function fieldReader(
  data: FormData,
  problems: Problem[],
  words: OfficeWords['form'],
): FieldReader {
  const optional = (name: string): string => typed(data, name)
  const fail = (field: string, sentence: string) => void problems.push({ field, sentence })
  const text = (name: string, label: string): string => {
    const value = optional(name)
    if (value === '') fail(name, words.required(label))
    return value
  }
  const money = (name: string, label: string, digits: number): Fen => {
    const amount = parseYuan(optional(name), digits)
    if (amount === null) fail(name, words.notMoney(label))
    return amount ?? noFen
  }
  const optionalDay = (name: string, label: string): ServiceDay | null => {
    const value = optional(name)
    if (value === '') return null
    if (isServiceDay(value)) return value
    fail(name, words.noSuchDay(label))
    return null
  }
  return {
    text,
    optional,
    optionalDay,
    fail,
    day: (name, label) => {
      const value = text(name, label)
      if (value !== '' && !isServiceDay(value)) fail(name, words.noSuchDay(label))
      return value as ServiceDay
    },
    time: (name, label) => {
      const value = optional(name)
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) fail(name, words.notTime(label))
      return value as TimeOfDay
    },
    fen: (name, label) => money(name, label, 6),
    largeFen: (name, label) => money(name, label, 9),
    whole: (name, label, from, to) => {
      const value = optional(name)
      const number = Number(value)
      const fits = /^\d+$/.test(value) && number >= from && number <= to
      if (!fits) fail(name, words.notWhole(label, from, to))
      return fits ? number : from
    },
    checked: (name) => data.has(name),
    chosen: (name) => data.getAll(name).filter((value) => typeof value === 'string'),
  }
}
