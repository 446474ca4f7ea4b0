import { sql } from 'kysely'
import type { MissingEvidence, foodSafetyEndpoints } from '../contract/food-safety.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { When } from '../contract/shapes.ts'
import type { Reader } from '../kernel/database.ts'
import { refusalBody } from '../kernel/refusal-body.ts'
import type { Language } from '../vocabulary/role.ts'
import { isWhole, missingOf, nothingMissing } from './evidence.rules.ts'
import { readEvidence } from './evidence.store.ts'

/** What the evidence of a meal lacks; nothing where the canteen had not begun to keep any. */
export const readMissing = async (reader: Reader, servingId: number): Promise<MissingEvidence> => {
  const [evidence] = await readEvidence(reader, [servingId])
  return evidence ? missingOf(evidence) : nothingMissing
}

type Listed = ReplyOf<typeof foodSafetyEndpoints.listMissingEvidence>['servings'][number]

/** So many days back a gap is still read out at the office; on its day's sheet it stands for good. */
const lookBackDays = 30

/** Meals over, newest first, whose evidence was never whole. */
export const readMissingEvidence = async (
  reader: Reader,
  canteenId: number,
  language: Language,
): Promise<Listed[]> => {
  const found = await sql<{ when: When }>`
    select jsonb_build_object('servingId', s.id, 'canteenId', s.canteen_id, 'day', s.day, 'meal', s.meal,
      'from', to_char(s.window_from, 'HH24:MI'), 'to', to_char(s.window_to, 'HH24:MI')) as when
    from servings s join canteens c on c.id = s.canteen_id
    where s.canteen_id = ${canteenId} and s.state in ('served', 'settled') and s.day >= c.evidence_from
      and s.day > (app_now() at time zone 'Asia/Shanghai')::date - ${lookBackDays}::int
    order by s.day desc, s.window_from desc`.execute(reader)
  const evidence = await readEvidence(
    reader,
    found.rows.map(({ when }) => when.servingId),
  )
  const missing = new Map(evidence.map((one) => [one.servingId, missingOf(one)]))
  return found.rows.flatMap(({ when }): Listed[] => {
    const lacks = missing.get(when.servingId) ?? nothingMissing
    return isWhole(lacks)
      ? []
      : [
          {
            when,
            missing: lacks,
            because: refusalBody('evidence_missing', { ...lacks, over: 1 }, language),
          },
        ]
  })
}
