import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { dinerImportEndpoints } from '../../backend/contract/diner-imports.ts'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { addDays } from '../../backend/vocabulary/calendar.ts'
import { aDatabase } from '../support/database.ts'
import { anIdNumber, csvOf, utf8, type TableRow } from '../support/table.ts'
import { anOfficeWithTables, type Decisions } from './importing.ts'

const database = await aDatabase()
const { db } = database
const { room, manager, look, taking } = await anOfficeWithTables(database)

type Person = ReplyOf<typeof dinerImportEndpoints.previewImport>['people'][number]

interface Stored {
  readonly dinerId: number
  readonly fields: Record<string, string>
  readonly facts: readonly string[]
}

const stored = async (): Promise<Map<number, Stored>> => {
  const found = await sql<Stored>`
    select d.id as "dinerId",
      jsonb_build_object('name', d.name, 'gender', d.gender, 'birthDate', d.birth_date, 'phone', coalesce(d.phone, ''),
        'building', coalesce((select up.name || ' ' || b.name from places b join places up on up.id = b.parent_id
          where b.id = d.building_id), ''), 'door', d.door, 'numbered', (d.id_number_index is not null)::text,
        'diedOn', coalesce(d.died_on::text, ''), 'leftOn', coalesce(d.left_on::text, '')) as fields,
      coalesce((select jsonb_agg(concat_ws(' ', f.kind, f.grade, f.valid_from, coalesce(f.valid_to::text, 'open')) order by f.id)
        from diner_facts f where f.diner_id = d.id), '[]'::jsonb) as facts
    from diners d`.execute(db)
  return new Map(found.rows.map((row) => [row.dinerId, row]))
}

const seldom = (...said: string[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(...said) },
  )

const people = Array.from({ length: 12 }, (_, place) => ({
  姓名: `${'赵钱孙李'[place % 4]}${'一二三'[place % 3]}`,
  性别: '女',
  出生日期: place % 2 === 0 ? '1940-01-01' : '1941-02-02',
  门牌: String(place),
  身份证号:
    place % 3 === 0 ? anIdNumber(place % 2 === 0 ? '1940-01-01' : '1941-02-02', place * 2) : '',
}))

/** A dozen people and few days: so that rows meet each other and what is on the record. */
const row: fc.Arbitrary<TableRow> = fc
  .record({
    of: fc.constantFrom(...people),
    电话: seldom('13900000001', '13900000002', '1'),
    楼栋: seldom('6栋', '12栋', '13栋'),
    moved: seldom('20', '21'),
    身份: fc.constantFrom('', '低保', '失能', '户籍'),
    等级: fc.constantFrom('轻度', '重度'),
    地方: fc.constantFrom('上海市', '江苏省'),
    从哪天起: fc.constantFrom('', '2024-01-01', '2025-01-01', '2026-01-01'),
    到哪天为止: seldom('2025-06-30', '2026-06-30', '2026-06-31'),
    搬走日期: seldom('2026-12-31', '2027-01-31'),
  })
  .map(({ of, moved, 等级, 身份, 从哪天起, 到哪天为止, 地方, ...more }) => ({
    ...of,
    ...more,
    门牌: moved || of.门牌,
    ...(身份 === '' ? {} : { 身份, 从哪天起, 到哪天为止 }),
    ...(身份 === '失能' ? { 等级 } : {}),
    ...(身份 === '户籍' ? { 地方 } : {}),
  }))

const decide = (shown: readonly Person[], is: 'same' | 'another' | 'left_out'): Decisions =>
  shown
    .filter(({ state }) => state === 'ask')
    .map(({ row: first, candidates }) =>
      is === 'same' ? { row: first, is, dinerId: candidates[0]?.dinerId ?? 0 } : { row: first, is },
    )

const factLine = (step: Person['facts'][number]): string => {
  const to = step.lastDay === null ? 'open' : addDays(step.lastDay, 1)
  return [step.kind, step.grade, step.from, to].filter(Boolean).join(' ')
}

const beginsAs = (line: string, step: Person['facts'][number]): boolean =>
  line.startsWith([step.kind, step.grade, step.from].filter(Boolean).join(' '))

/** What the record must be afterwards, told from the preview alone. */
const expectedOf = (before: Stored | undefined, person: Person): Omit<Stored, 'dinerId'> => {
  const fields: Record<string, string> = { ...before?.fields }
  for (const { field, after } of person.changes) {
    if (field === 'idNumber') fields['numbered'] = 'true'
    else if (field !== 'community') fields[field] = after
  }
  let facts = [...(before?.facts ?? [])]
  for (const step of person.facts) {
    if (step.what === 'added') facts.push(factLine(step))
    if (step.what === 'ended') {
      facts = facts.map((line) => (beginsAs(line, step) ? factLine(step) : line))
    }
  }
  return { fields, facts: facts.toSorted() }
}

const emptyFields = {
  phone: '',
  building: '',
  door: '',
  numbered: 'false',
  diedOn: '',
  leftOn: '',
}

test('what the preview says is what the import does, to these people and to nobody else', async () => {
  const seen = { taken: 0, changed: 0, faulty: 0, asked: 0 }
  const tables = fc.array(row, { minLength: 1, maxLength: 5 })
  const answer = fc.constantFrom('same' as const, 'another' as const, 'left_out' as const)
  await fc.assert(
    fc.asyncProperty(tables, answer, async (rows, is) => {
      const base64 = utf8(csvOf(rows))
      const first = await look(base64)
      const decisions = decide(first.people, is)
      const { fingerprint, people: shown, counts } = await look(base64, decisions)
      seen.asked += first.counts.ask
      seen.faulty += counts.faulty
      const before = await stored()
      const more = { decisions, leaveOutFaulty: true }
      await room.ask(manager, 'importResidents', taking(base64, fingerprint, more))
      const after = await stored()

      for (const person of shown.filter(({ state }) => state === 'changed')) {
        const { fields, facts } = expectedOf(before.get(person.dinerId ?? 0), person)
        const now = after.get(person.dinerId ?? 0)
        expect({ fields: now?.fields, facts: now?.facts.toSorted() }).toEqual({ fields, facts })
        seen.changed += 1
      }
      const touched = new Set(
        shown.flatMap(({ state, dinerId }) => (state === 'changed' ? (dinerId ?? []) : [])),
      )
      const others = [...before].filter(([dinerId]) => !touched.has(dinerId))
      expect(others.map(([dinerId]) => [dinerId, after.get(dinerId)])).toEqual(others)
      const added = [...after.values()].filter(({ dinerId }) => !before.has(dinerId))
      const news = shown.filter(({ state }) => state === 'new')
      expect(added).toHaveLength(news.length)
      for (const [place, person] of news.entries()) {
        const { fields, facts } = expectedOf(undefined, person)
        const now = added.toSorted((one, other) => one.dinerId - other.dinerId)[place]
        expect({ fields: now?.fields, facts: now?.facts.toSorted() }).toEqual({
          fields: { ...emptyFields, ...fields },
          facts,
        })
        seen.taken += 1
      }
    }),
    { numRuns: 40, seed: 20261122 },
  )
  // A property over tables that never did anything would prove nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
})
