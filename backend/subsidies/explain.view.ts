import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { subsidyEndpoints } from '../contract/subsidies.ts'
import type { Reader } from '../kernel/database.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { limitWords } from './limit-words.rules.ts'
import { quoteMeal } from './quote.rules.ts'
import type { Quote } from './quote.rules.ts'
import { inputsAsStored } from './stored-inputs.rules.ts'
import type { StoredInputs } from './stored-inputs.rules.ts'
import { fundersOf } from './terms.rules.ts'
import type { SchemeTerms } from './terms.rules.ts'

type Explanation = ReplyOf<typeof subsidyEndpoints.explainPrice>
type Schemes = ReplyOf<typeof subsidyEndpoints.listSchemes>['schemes']

/** Schemes in force today at a canteen, with the papers they come from. */
export const readSchemes = async (reader: Reader, canteenId: number): Promise<Schemes> => {
  const found = await sql<
    Omit<Schemes[number], 'rules' | 'limits' | 'paidBy'> & { terms: SchemeTerms }
  >`
    select v.id as "schemeVersionId", jsonb_build_object('zh', s.name, 'en', s.name_en) as name, v.version, v.valid_from as "validFrom",
      v.valid_to as "validTo", v.source_title as "sourceTitle", v.source_url as "sourceUrl", v.terms
    from scheme_versions v join schemes s on s.id = v.scheme_id
    where v.state = 'active' and v.place_id = any (select unnest(p.ancestor_ids) from canteens c join places p on p.id = c.community_id where c.id = ${canteenId})
      and v.valid_from <= service_day_of(app_now()) and (v.valid_to is null or v.valid_to > service_day_of(app_now()))
    order by (v.terms->>'order')::int, v.id`.execute(reader)
  return found.rows.map(({ terms, ...scheme }) => ({
    ...scheme,
    rules: terms.rules.map(({ label }) => ({ ...label })),
    limits: terms.limits.map(limitWords),
    paidBy: fundersOf(terms),
  }))
}

/** A sold price as it was derived then. Refuses `booking_unknown`. */
export const readExplanation = async (reader: Reader, bookingId: number): Promise<Explanation> => {
  const found = await sql<{
    quote: Quote
    inputs: StoredInputs
    sources: Record<string, string>
  }>`
    select q.quote, q.inputs,
      coalesce((select jsonb_object_agg(v.id, v.source_title) from scheme_versions v
        where v.id in (select (step->>'schemeVersionId')::bigint from jsonb_array_elements(q.quote->'steps') step)), '{}'::jsonb) as sources
    from bookings b join booking_quotes q on q.booking_id = b.id and q.revision = b.revision where b.id = ${bookingId}`.execute(
    reader,
  )
  const row = found.rows[0]
  if (!row) throw new Refusal('booking_unknown')
  const { quote, inputs, sources } = row
  return {
    price: {
      listFen: quote.listFen,
      subsidyFen: quote.subsidyFen,
      payFen: quote.payFen,
      sentence: { ...quote.sentence },
    },
    recomputedPayFen: quoteMeal(inputsAsStored(inputs)).payFen,
    payers: quote.payers.map(({ name, amountFen }) => ({ name: { ...name }, amountFen })),
    steps: quote.steps.map((step) => ({
      scheme: { ...step.name },
      applied: step.applied,
      amountFen: step.amountFen,
      why: { ...step.why },
      source: sources[String(step.schemeVersionId)] ?? '',
    })),
  }
}
