import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import type { Actor } from '../../backend/vocabulary/actor.ts'
import type { Asked, Collector, WithoutCard } from '../../backend/vocabulary/recognition.ts'
import { loadSchemes } from '../../db/demo/load-schemes.ts'
import { putuoSchemes } from '../../db/demo/schemes.ts'
import { aCanteen } from '../support/builders/place.ts'
import { auditOf } from '../support/community.ts'
import { answerOf, handedOut, mealOfCard } from '../support/counter-list.ts'
import { aDatabase } from '../support/database.ts'
import { aCounterRoom, first } from '../support/noon.ts'
import type { Noon } from '../support/noon.ts'
import { anActor } from '../support/room.ts'

const database = await aDatabase()
const { db } = database
await aCanteen().in(db)
await loadSchemes(db, putuoSchemes())
const room = aCounterRoom(database)
afterEach(() => database.resetNow())

interface Rules {
  readonly withoutCard?: WithoutCard
  readonly othersMayCollect?: boolean
}

/** Noon under a canteen's rules, for one person who is expected; lists are fetched after they were set. */
const noon = async ({ withoutCard = 'name', othersMayCollect = true }: Rules) => {
  await database.resetNow()
  const scene = await room.noon(1)
  const { canteenId, dinerIds } = scene
  await sql`update canteens set without_card = ${withoutCard}, others_may_collect = ${othersMayCollect} where id = ${canteenId}`.execute(
    db,
  )
  await sql`update diners set birth_date = '1944-05-06', phone = '13900004711' where id = ${dinerIds[0]}`.execute(
    db,
  )
  await sql`insert into diner_contacts (diner_id, name, relation, phone) values (${dinerIds[0]}, '李敏', '女儿', '13800001234')`.execute(
    db,
  )
  const cashier = anActor({ role: 'counter', canteenId })
  const listFor = (who: Actor) => room.ask(who, 'getCounterList', { params: { canteenId } })
  return { ...scene, cashier, listFor }
}
type Scene = Awaited<ReturnType<typeof noon>>

const daughter: Collector = { kind: 'family', name: '李敏', relation: '女儿' }

/** Told an hour later, from the list that this one fetched. */
const tell = async (
  scene: Scene,
  who: Actor,
  more: { asked?: Asked; collector?: Collector; card?: { token: string } | { digits: string } },
) => {
  const list = await scene.listFor(who)
  const { card, ...rest } = more
  const told = handedOut(list, first(list.meals), scene.at('11:20'), card && answerOf(list, card))
  await scene.to('12:10')
  return room.tell(who, { ...told, body: { ...told.body, ...rest } })
}
const lastMove = async ({ meals }: Noon) => {
  const { bookingId } = first(meals)
  const { rows } = await sql<{ verified: string; collector: unknown }>`
    select verified, collector from booking_moves where booking_id = ${bookingId} order by seq desc limit 1`.execute(
    db,
  )
  return rows[0]
}
const offRule = async ({ canteenId }: Noon) =>
  (await auditOf(db, canteenId))
    .filter(({ action }) => action === 'hand_over.off_rule')
    .map(({ detail }) => (detail as { rule: string }).rule)

describe('a list carries the rules it is to be worked by', () => {
  test.each([
    ['card_only', 'card_to_collect', ['token'], null],
    ['six_digits', 'digits_to_collect', ['digits', 'token'], null],
    ['birthday', null, ['digits', 'token'], '5月6日，农历四月十四'],
    ['phone_tail', null, ['digits', 'token'], '4711'],
    ['name', null, ['digits', 'token'], null],
  ] as const)(
    '%s: by name %s, cards known by %j, to be asked for %s',
    async (withoutCard, byName, kinds, answer) => {
      const scene = await noon({ withoutCard })
      // Somebody signed in on the canteen's own tablet.
      const person = { ...scene.cashier, device: scene.tablet.device }
      const { can, head, meals } = await scene.listFor(person)
      expect(head.rules).toEqual({ withoutCard, othersMayCollect: true })
      expect(can.byName.allowed ? null : can.byName.because.code).toBe(byName)
      const meal = first(meals)
      expect(meal.cards.map(({ kind }) => kind).toSorted()).toEqual(kinds)
      expect(meal.question?.answer.zh ?? null).toBe(answer)
    },
  )

  test('what she is asked is on no list of a tablet that nobody signed in to', async () => {
    const scene = await noon({ withoutCard: 'birthday' })
    const { can, meals } = await scene.listFor(scene.tablet)
    expect(can.byName).toMatchObject({ because: { code: 'person_to_vouch' } })
    expect(first(meals).question).toBeNull()
  })

  test('her family are on it by name and relation where others may collect, else not at all', async () => {
    const scene = await noon({})
    expect(first((await scene.listFor(scene.tablet)).meals).collectors).toEqual([daughter])
    const forbidden = await noon({ othersMayCollect: false })
    const list = await forbidden.listFor(forbidden.tablet)
    expect(list.can.byOther).toMatchObject({ because: { code: 'others_may_not_collect' } })
    expect(first(list.meals).collectors).toEqual([])
    expect(JSON.stringify(list)).not.toContain('李敏')
  })

  test('where only the card itself counts, six digits are known to no list', async () => {
    const scene = await noon({ withoutCard: 'card_only' })
    const list = await scene.listFor(scene.tablet)
    const { digits, token } = first(scene.cards)
    expect(mealOfCard(list, { digits })).toBeUndefined()
    expect(mealOfCard(list, { token })).toBeDefined()
  })
})

describe('told afterwards', () => {
  test('it says how she was known and who fetched it, as at the counter with a network', async () => {
    const scene = await noon({ withoutCard: 'birthday' })
    const told = await tell(scene, scene.cashier, { asked: 'birthday', collector: daughter })
    expect(told).toMatchObject({ outcome: 'collected' })
    expect(await lastMove(scene)).toEqual({ verified: 'birthday', collector: daughter })
    expect(await offRule(scene)).toEqual([])
    const { rows } = await sql<{ verified: string; collector: unknown; by: string }>`
      select verified, collector, collected_by as by from hand_overs where booking_id = ${first(scene.meals).bookingId}`.execute(
      db,
    )
    expect(rows).toEqual([{ verified: 'birthday', collector: daughter, by: 'other' }])
  })

  test('digits are digits, a card is a card', async () => {
    const byDigits = await noon({})
    await tell(byDigits, byDigits.tablet, { card: { digits: first(byDigits.cards).digits } })
    expect(await lastMove(byDigits)).toMatchObject({ verified: 'digits' })
    const byCard = await noon({ withoutCard: 'card_only' })
    await tell(byCard, byCard.tablet, { card: { token: first(byCard.cards).token } })
    expect(await lastMove(byCard)).toMatchObject({ verified: 'card' })
    expect(await offRule(byCard)).toEqual([])
  })

  test.each([
    ['card_only', true, 'cashier', 'card_to_collect'],
    ['six_digits', true, 'cashier', 'digits_to_collect'],
    ['phone_tail', true, 'cashier', 'ask_to_collect'],
    ['name', true, 'tablet', 'person_to_vouch'],
    ['name', false, 'cashier', 'others_may_not_collect'],
  ] as const)(
    'against the rules (%s, others: %s) by the %s she keeps her meal, and the audit says %s',
    async (withoutCard, othersMayCollect, who, code) => {
      const scene = await noon({ withoutCard, othersMayCollect })
      const more = othersMayCollect ? {} : { collector: daughter }
      expect(await tell(scene, scene[who], more)).toMatchObject({ outcome: 'collected' })
      expect(await offRule(scene)).toEqual([code])
    },
  )

  test('the rules are those of the list, not of the hour in which it is told', async () => {
    const scene = await noon({ withoutCard: 'name' })
    const list = await scene.listFor(scene.cashier)
    await sql`update canteens set without_card = 'card_only' where id = ${scene.canteenId}`.execute(
      db,
    )
    await scene.to('12:10')
    await room.tell(scene.cashier, handedOut(list, first(list.meals), scene.at('11:20')))
    expect(await lastMove(scene)).toMatchObject({ verified: 'name' })
    expect(await offRule(scene)).toEqual([])
  })
})

test('after all of it every invariant holds', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
