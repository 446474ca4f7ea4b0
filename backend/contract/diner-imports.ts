import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { day, id, optionalWords } from './shapes.ts'

const canteenParams = z.object({ canteenId: id })

/** What a column can say, in the order of the template. */
export const importFields = [
  'name',
  'gender',
  'birthDate',
  'idNumber',
  'phone',
  'community',
  'compound',
  'building',
  'door',
  'fact',
  'grade',
  'place',
  'from',
  'lastDay',
  'evidence',
  'diedOn',
  'leftOn',
] as const
export type ImportField = (typeof importFields)[number]

/** Why a row cannot be taken over as it is. */
export const importFaults = [
  'missing',
  'too_long',
  'date_unreadable',
  'gender_unknown',
  'birth_date_wrong',
  'id_number_wrong',
  'id_number_old',
  'id_number_rounded',
  'id_disagrees',
  'registered_elsewhere',
  'phone_wrong',
  'place_unknown',
  'building_twice',
  'community_needs_building',
  'fact_unknown',
  'fact_missing',
  'grade_unknown',
  'span_impossible',
  'fact_overlaps',
  'fact_not_held',
  'end_impossible',
  'gone_already',
  'rows_contradict',
  'rows_look_same',
  'same_person_twice',
] as const
export type ImportFault = (typeof importFaults)[number]

/** Bytes of a table: a community of 5,000 with every column filled is about half of it. */
export const largestTable = 2_000_000

/** The file itself comes along each time: nothing of it is kept between looking and taking over. */
const table = z.object({
  base64: z.string().check(z.minLength(1)),
})

/** What a person decided where the table alone does not tell who is meant. `row` is the first row about somebody. */
const decision = z.object({
  row: z.int().check(z.positive()),
  is: z.enum(['same', 'another', 'left_out']),
  /** Of the one she is the same as. */
  dinerId: z._default(z.nullable(id), null),
})

const fault = z.object({
  row: z.int(),
  field: z.nullable(z.enum(importFields)),
  code: z.enum(importFaults),
  /** What stood there, or the number of the other row. */
  about: z.string(),
})
const change = z.object({
  field: z.enum(importFields),
  /** As on the record; empty where there is nothing. An identity number is masked. */
  before: z.string(),
  after: z.string(),
})
const factStep = z.object({
  row: z.int(),
  what: z.enum(['added', 'ended', 'kept']),
  kind: z.string(),
  grade: z.nullable(z.string()),
  place: z.nullable(z.string()),
  /** False for a place in words that no list of this deployment knows. */
  placeKnown: z.boolean(),
  from: day,
  /** The last day it holds; null while it has no end. */
  lastDay: z.nullable(day),
  evidence: z.string(),
})
const candidate = z.object({
  dinerId: id,
  name: z.string(),
  birthDate: day,
  building: z.string(),
  door: z.string(),
  phoneTail: z.string(),
  idNumberMasked: z.string(),
})
const person = z.object({
  row: z.int(),
  /** Every row about her. */
  rows: z.array(z.int()),
  name: z.string(),
  dinerId: z.nullable(id),
  state: z.enum(['new', 'changed', 'same', 'ask', 'faulty', 'left_out']),
  /** Where somebody has to decide who is meant: what the table says of her. */
  changes: z.array(change),
  facts: z.array(factStep),
  faults: z.array(fault),
  candidates: z.array(candidate),
})

const counts = z.object({
  added: z.int(),
  changed: z.int(),
  factsAdded: z.int(),
  factsEnded: z.int(),
  gone: z.int(),
  same: z.int(),
  ask: z.int(),
  faulty: z.int(),
  leftOut: z.int(),
})

const decisions = z._default(z.array(decision).check(z.maxLength(5_000)), [])

export const dinerImportEndpoints = {
  getImportTemplate: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/diner-imports/template',
    summary: 'An empty table with the columns an import knows, and a sheet that explains them',
    params: canteenParams,
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/diner-imports/preview',
    summary: 'What a table (.xlsx, .csv) would change, person by person; changes nothing',
    params: canteenParams,
    body: z.object({ table, decisions }),
    reply: z.object({
      /** Stands for all of this outcome: sent back with the import, which does exactly this or nothing. */
      fingerprint: z.string(),
      /** Headings of columns no one knows here; they are not read. */
      unknownColumns: z.array(z.string()),
      counts,
      people: z.array(person),
    }),
    refusals: ['import_unreadable', 'import_decision_wrong'],
    largestBodyBytes: 3_000_000,
  }),
  importResidents: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/diner-imports',
    summary: 'Takes a table over as its preview showed it: all of it or nothing',
    params: canteenParams,
    body: z.object({
      table,
      decisions,
      fingerprint: optionalWords(100),
      /** Chosen by the one who imports: people with a fault in a row stay as they are. */
      leaveOutFaulty: z._default(z.boolean(), false),
    }),
    reply: counts,
    refusals: [
      'import_unreadable',
      'import_decision_wrong',
      'import_changed',
      'import_faulty',
      'import_undecided',
    ],
    largestBodyBytes: 3_000_000,
  }),
}
