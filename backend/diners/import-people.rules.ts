import type { ImportField } from '../contract/diner-imports.ts'
import type { Fault, ReadLine, SaidFact, SaidPerson } from './import-cells.rules.ts'

/** All that a table says of one person, over all her rows. */
export interface ToldPerson {
  /** The first of her rows; stands for her where somebody decides. */
  readonly row: number
  readonly rows: readonly number[]
  readonly said: SaidPerson
  readonly facts: readonly SaidFact[]
  readonly faults: readonly Fault[]
}

/** The number tells people apart; without one, the name, the birth date and the door do. */
const keyOf = ({ row, said, faults }: ReadLine): string => {
  if (said.idNumber !== undefined) return said.idNumber.number
  // A number nobody can read puts a row with no other.
  if (faults.some(({ field }) => field === 'idNumber')) return `row ${row}`
  const { name, birthDate, community, compound, building, door } = said
  return JSON.stringify([name, birthDate, community, compound, building, door])
}

const compared = [
  'name',
  'gender',
  'birthDate',
  'phone',
  'community',
  'compound',
  'building',
  'door',
  'diedOn',
  'leftOn',
] as const satisfies readonly ImportField[]

/** Where two rows about one person say different things. */
const contradictions = (lines: readonly ReadLine[]): Fault[] =>
  compared.flatMap((field) => {
    const first = lines.find(({ said }) => said[field] !== undefined)
    if (first === undefined) return []
    return lines
      .filter(({ said }) => said[field] !== undefined && said[field] !== first.said[field])
      .map(({ row }) => ({ row, field, code: 'rows_contradict' as const, about: `${first.row}` }))
  })

const togetherOf = (lines: readonly ReadLine[]): ToldPerson => {
  const rows = lines.map(({ row }) => row)
  // The first row that says something is the one that counts; a later one that differs is a fault.
  const said = lines.reduceRight<SaidPerson>((all, line) => ({ ...all, ...line.said }), {})
  return {
    row: rows[0] ?? 0,
    rows,
    said,
    facts: lines.flatMap(({ fact }) => (fact === null ? [] : [fact])),
    faults: [...lines.flatMap(({ faults }) => faults), ...contradictions(lines)],
  }
}

const bornOn = ({ said }: ToldPerson): string | undefined =>
  said.birthDate ?? said.idNumber?.birthDate

/** Same name and birth date, and not two numbers: perhaps one person. */
const looksSame = (one: ToldPerson, other: ToldPerson): boolean =>
  one !== other &&
  one.said.name !== undefined &&
  one.said.name === other.said.name &&
  bornOn(one) !== undefined &&
  bornOn(one) === bornOn(other) &&
  (one.said.idNumber === undefined || other.said.idNumber === undefined)

const where = ['community', 'compound', 'building', 'door'] as const

/** Nothing that one says of where she lives speaks against the other. */
const livesTogether = ({ said: one }: ToldPerson, { said: other }: ToldPerson): boolean =>
  where.every(
    (field) =>
      one[field] === undefined || other[field] === undefined || one[field] === other[field],
  )

/** The rows of a table, gathered by person, in the order of each one's first row. */
export const gatherPeople = (lines: readonly ReadLine[]): ToldPerson[] => {
  const groups = [...Map.groupBy(lines, keyOf).values()]
  const people = groups.map(togetherOf)
  const byName = Map.groupBy(people, ({ said }) => said.name)
  const alike = (person: ToldPerson): ToldPerson[] =>
    (byName.get(person.said.name) ?? []).filter((other) => looksSame(person, other))
  /** The one earlier in the table that a later one, told with less, must be. */
  const sameAs = (person: ToldPerson): ToldPerson | undefined => {
    const [like, ...more] = alike(person)
    const sure =
      like && more.length === 0 && alike(like).length === 1 && livesTogether(person, like)
    return sure && like.row < person.row ? like : undefined
  }
  const earlier = new Map(people.map((person) => [person, sameAs(person)]))
  const later = new Map([...earlier].map(([person, first]) => [first, person]))
  return people.flatMap((person, place) => {
    if (earlier.get(person) !== undefined) return []
    const again = later.get(person)
    if (again !== undefined) {
      return [togetherOf([...(groups[place] ?? []), ...(groups[people.indexOf(again)] ?? [])])]
    }
    const like = alike(person)[0]
    if (like === undefined) return [person]
    const fault: Fault = {
      row: person.row,
      field: 'name',
      code: 'rows_look_same',
      about: `${like.row}`,
    }
    return [{ ...person, faults: [...person.faults, fault] }]
  })
}
