import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { handOverEndpoints, ListHead } from '../contract/hand-overs.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Reader } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { addDays, instantAt, timeOfDay } from '../vocabulary/calendar.ts'
import type { Language } from '../vocabulary/role.ts'
import { carriedOf } from './carried-for-her.store.ts'
import { readCanteenCard } from './canteen-card.store.ts'
import { cardAnswer, digestOf, proofOf } from './list-proof.ts'
import type { CardSecret } from './list-proof.ts'
import { questionFor } from './recognition.rules.ts'
import type { Recognisable } from './recognition.rules.ts'
import { collectorsOf, readCollectionRules } from './recognition.store.ts'
import { canCollect } from './recognition.view.ts'
import { readServingHeads } from './serving-list.view.ts'
import { whenOf } from './today.view.ts'

type CounterList = ReplyOf<typeof handOverEndpoints.getCounterList>
type Row = Omit<CounterList['meals'][number], 'proof' | 'cards' | 'question'> &
  Recognisable & { readonly cards: readonly CardSecret[] }

interface Asked {
  readonly actor: Actor
  readonly canteenId: number
  readonly language: Language
}
type Rules = ListHead['rules']

/** Digits mean something only on the canteen's own registered counter, and nothing where only the card itself counts. */
const knowsDigits = ({ actor: { device }, canteenId }: Asked, { withoutCard }: Rules): boolean =>
  device?.kind === 'counter' && device.canteenId === canteenId && withoutCard !== 'card_only'

const readMeals = async (reader: Reader, asked: Asked, rules: Rules): Promise<Row[]> => {
  const found = await sql<Row>`
    select b.id as "bookingId", b.serving_id as "servingId", b.ticket_no as number, d.name, b.portions, b.way,
      (select jsonb_agg(jsonb_build_object('name', jsonb_build_object('zh', coalesce(st.name, di.name), 'en', coalesce(st.name_en, di.name_en)),
          'size', o.size, 'quantity', l.quantity,
          'variant', jsonb_build_object('texture', l.texture, 'tweaks', l.tweaks, 'omits', l.omits)) order by l.line_no)
       from booking_lines l join offerings o on o.id = l.offering_id left join sets st on st.id = o.set_id left join dishes di on di.id = o.dish_id
       where l.booking_id = b.id and l.revision = b.revision) as plates,
      case when b.payment = 'counter' and b.state = 'placed' then b.own_fen else 0 end as "dueFen", ${carriedOf} as carried,
      (select to_char(coalesce(m.handed_at, m.at) at time zone 'Asia/Shanghai', 'HH24:MI') from booking_moves m
       where m.booking_id = b.id and m.state in ('collected', 'delivered') order by m.seq desc limit 1) as "collectedAt",
      coalesce((select jsonb_agg(k) from (
        select 'token' as kind, encode(c.token_hash, 'hex') as secret from cards c where c.diner_id = d.id and c.ended_at is null
        union all
        select 'digits', c.digits from cards c where c.diner_id = d.id and c.canteen_id = b.canteen_id and c.ended_at is null
          and ${knowsDigits(asked, rules)}) k), '[]'::jsonb) as cards,
      d.birth_date as "birthDate", coalesce(d.phone, '') as phone,
      case when ${rules.othersMayCollect} then ${collectorsOf(sql`d.id`)} else '[]'::jsonb end as collectors
    from bookings b join servings s on s.id = b.serving_id join diners d on d.id = b.diner_id
    where s.canteen_id = ${asked.canteenId} and s.day = (select service_day_of(app_now())) and s.state <> 'settled'
      and b.state in ('placed', 'collected', 'delivered')
    order by s.window_from, b.ticket_no, b.id`.execute(reader)
  return found.rows
}

/**
 * Today's meals as a counter keeps them for an hour without the network: neither door nor telephone, no price but
 * what is still to be paid, of a card what it takes to know it again, and of her what the canteen's rule asks for.
 */
export const readCounterList = async (
  reader: Reader,
  sealer: Sealer,
  asked: Asked,
): Promise<CounterList> => {
  const { actor, canteenId, language } = asked
  const rules = await readCollectionRules(reader, canteenId)
  const { now, day } = await readCanteenCard(reader, canteenId)
  const head: ListHead = {
    canteenId,
    day,
    madeAt: now.toISOString(),
    until: instantAt(addDays(day, 1), timeOfDay('00:00')).toISOString(),
    salt: randomBytes(16).toString('hex'),
    rules,
  }
  const servings = (await readServingHeads(reader, canteenId)).filter((one) => one.day === day)
  const can = canCollect(rules, actor, language)
  const meals = await readMeals(reader, asked, rules)
  return {
    head,
    can,
    servings: servings.map(whenOf),
    meals: meals.map(({ cards, birthDate, phone, ...meal }) => ({
      ...meal,
      question: can.byName.allowed ? questionFor(rules.withoutCard, { birthDate, phone }) : null,
      proof: proofOf(sealer, head, meal.bookingId),
      cards: cards.map((card) => ({
        kind: card.kind,
        digest: digestOf(cardAnswer(head.salt, card)),
      })),
    })),
  }
}
