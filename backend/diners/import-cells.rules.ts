import type { ImportFault, ImportField } from '../contract/diner-imports.ts'
import { isServiceDay, type ServiceDay } from '../vocabulary/calendar.ts'
import { factKinds, factNames, gradesOf, ownFact } from '../vocabulary/facts.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readIdNumber, type IdNumber } from './id-number.rules.ts'
import type { Line } from './import-columns.rules.ts'
import { readPhone } from './phone.rules.ts'

/** What is wrong with a row, and what stood there. */
export interface Fault {
  readonly row: number
  readonly field: ImportField | null
  readonly code: ImportFault
  readonly about: string
}

/** What rows say of a person; what they leave empty they leave as it is. */
export interface SaidPerson {
  readonly name?: string
  readonly gender?: 'female' | 'male'
  readonly birthDate?: ServiceDay
  readonly idNumber?: IdNumber
  readonly phone?: string
  readonly community?: string
  readonly compound?: string
  readonly building?: string
  readonly door?: string
  readonly diedOn?: ServiceDay
  readonly leftOn?: ServiceDay
}

export interface SaidFact {
  readonly row: number
  readonly kind: string
  readonly grade: string | null
  readonly place: string | null
  readonly from: ServiceDay | null
  /** The last day it holds. */
  readonly lastDay: ServiceDay | null
  readonly evidence: string
}

export interface ReadLine {
  readonly row: number
  readonly said: SaidPerson
  readonly fact: SaidFact | null
  readonly faults: readonly Fault[]
}

/** As people mean it: no blanks, and none of the wide signs of a Chinese keyboard. */
export const tight = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '')

/** 1944-03-07, 1944/3/7, 1944.3.7, 1944年3月7日, 19440307; null for anything else, also for a day that never was. */
export const readDay = (text: string): ServiceDay | null => {
  const parts =
    /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(tight(text)) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(tight(text))
  if (parts === null) return null
  const [, year = '', month = '', date = ''] = parts
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isServiceDay(day) ? day : null
}

const genders: Readonly<Record<string, 'female' | 'male'>> = {
  女: 'female',
  female: 'female',
  f: 'female',
  男: 'male',
  male: 'male',
  m: 'male',
}

const numerals = '一二三四五六'

const gradeByWords = (kind: string): Map<string, string> => {
  const known = (factKinds as Readonly<Record<string, object>>)[kind] ?? {}
  const words =
    'grades' in known ? (known.grades as Record<string, { zh: string; en: string }>) : {}
  return new Map(
    Object.entries(words).flatMap(([grade, { zh, en }]) =>
      [grade, zh, en, `${grade}级`, `${numerals[Number(grade) - 1]}级`].map((word) => [
        plainFact(word),
        grade,
      ]),
    ),
  )
}

const plainFact = (text: string): string =>
  tight(text)
    .replaceAll(/[()（）]/g, '')
    .toLowerCase()

interface KindAndGrade {
  readonly kind: string
  readonly grade: string | null
}

/** 低保; also 重度失能, 失能（重度）, 二级残疾: a kind and its grade in one cell. */
const factByWords = new Map<string, KindAndGrade>(
  factNames.flatMap((kind) => {
    const names = [kind, factKinds[kind].zh, factKinds[kind].en].map(plainFact)
    const graded = [...gradeByWords(kind)].flatMap(([word, grade]) =>
      names.flatMap((name) => [
        [`${name}${word}`, { kind, grade }] as const,
        [`${word}${name}`, { kind, grade }] as const,
      ]),
    )
    return [...names.map((name) => [name, { kind, grade: null }] as const), ...graded]
  }),
)

export const readFactKind = (text: string): KindAndGrade | null => {
  const own = tight(text)
  return factByWords.get(plainFact(text)) ?? (ownFact.test(own) ? { kind: own, grade: null } : null)
}

/** As it is stored; null for a grade this fact does not have. A city's own facts have the grades the city says. */
export const readGrade = (kind: string, text: string): string | null =>
  gradesOf(kind) === undefined ? text : (gradeByWords(kind).get(plainFact(text)) ?? null)

const longest: Readonly<Partial<Record<ImportField, number>>> = {
  name: 40,
  door: 40,
  grade: 20,
  place: 40,
  evidence: 200,
}

/** 张 秀英 is written with a space to fill the column; an English name keeps its own. */
const nameOf = (text: string): string =>
  /^[\p{Script=Han}\s]+$/u.test(text) ? text.replaceAll(/\s/g, '') : text.replaceAll(/\s+/g, ' ')

const idFault = (text: string, refusal: Refusal): ImportFault => {
  if (/^\d(\.\d+)?e\+?\d+$/i.test(tight(text))) return 'id_number_rounded'
  return refusal.params['digits'] === 15 ? 'id_number_old' : 'id_number_wrong'
}

const refusalIn = <T>(read: () => T): T | Refusal => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Reads one row; what cannot be read is a fault with its row and column, and never guessed. */
export const readLine = ({ row, cells }: Line): ReadLine => {
  const faults: Fault[] = []
  const wrong = (field: ImportField, code: ImportFault): undefined => {
    // An identity number is repeated to nobody.
    faults.push({ row, field, code, about: field === 'idNumber' ? '' : (cells[field] ?? '') })
    return undefined
  }
  const words = (field: ImportField): string | undefined => {
    const text = cells[field]
    return text !== undefined && text.length > (longest[field] ?? 60)
      ? wrong(field, 'too_long')
      : text
  }
  const day = (field: ImportField): ServiceDay | undefined => {
    const text = cells[field]
    return text === undefined ? undefined : (readDay(text) ?? wrong(field, 'date_unreadable'))
  }
  const idNumber = (text: string): IdNumber | undefined => {
    const read = refusalIn(() => readIdNumber(text))
    return read instanceof Refusal ? wrong('idNumber', idFault(text, read)) : read
  }
  const phone = (text: string): string | undefined => {
    const read = refusalIn(() => readPhone(text, 'phone'))
    return read instanceof Refusal ? wrong('phone', 'phone_wrong') : (read ?? undefined)
  }
  const name = words('name')
  const gender = cells.gender && genders[tight(cells.gender).toLowerCase()]
  if (cells.gender !== undefined && gender === undefined) wrong('gender', 'gender_unknown')
  const said = {
    name: name && nameOf(name),
    gender: gender || undefined,
    birthDate: day('birthDate'),
    idNumber: cells.idNumber === undefined ? undefined : idNumber(cells.idNumber),
    phone: cells.phone === undefined ? undefined : phone(cells.phone),
    community: words('community'),
    compound: words('compound'),
    building: words('building'),
    door: words('door'),
    diedOn: day('diedOn'),
    leftOn: day('leftOn'),
  }
  const fact = readFact(row, { cells, words, day, wrong })
  return { row, said: filledOf(said), fact, faults }
}

interface Cells {
  readonly cells: Line['cells']
  readonly words: (field: ImportField) => string | undefined
  readonly day: (field: ImportField) => ServiceDay | undefined
  readonly wrong: (field: ImportField, code: ImportFault) => undefined
}

const factFields = ['grade', 'place', 'from', 'lastDay', 'evidence'] as const

const readFact = (row: number, { cells, words, day, wrong }: Cells): SaidFact | null => {
  if (cells.fact === undefined) {
    if (factFields.some((field) => cells[field] !== undefined)) wrong('fact', 'fact_missing')
    return null
  }
  const read = readFactKind(cells.fact)
  if (read === null) {
    wrong('fact', 'fact_unknown')
    return null
  }
  const written = words('grade')
  const grade = written === undefined ? read.grade : readGrade(read.kind, written)
  if (written !== undefined && (grade === null || (read.grade !== null && grade !== read.grade))) {
    wrong('grade', 'grade_unknown')
  }
  return {
    row,
    kind: read.kind,
    grade,
    place: words('place') ?? null,
    from: day('from') ?? null,
    lastDay: day('lastDay') ?? null,
    evidence: words('evidence') ?? '',
  }
}

const filledOf = (said: {
  [Field in keyof SaidPerson]: SaidPerson[Field] | undefined
}): SaidPerson =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
