import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import type { WithoutCard } from '../../backend/vocabulary/recognition.ts'
import { aFamilyMember } from '../support/builders/people.ts'
import { aDatabase } from '../support/database.ts'
import { aQuietApp } from '../support/quiet-app.ts'
import { aWindow, type Window } from '../support/window.ts'

const database = await aDatabase()
const { db } = database
const { url } = await aQuietApp(database)

/** A window whose canteen has these rules, and somebody with a meal to collect. */
const window = async (rules: { withoutCard?: WithoutCard; othersMayCollect?: boolean } = {}) => {
  const w = await aWindow(database, url)
  const [her] = w.eaters
  if (!her) throw new Error('nobody booked')
  await sql`update canteens set without_card = ${rules.withoutCard ?? 'name'}, others_may_collect = ${rules.othersMayCollect ?? true}
    where id = ${w.canteenId}`.execute(db)
  await sql`update diners set birth_date = '1944-05-06', phone = '13900004711' where id = ${her.dinerId}`.execute(
    db,
  )
  return { ...w, her }
}
type At = Awaited<ReturnType<typeof window>>
const params = ({ her: { bookingId } }: At) => ({ bookingId })
const collect = (w: At, body: object = {}, who: Window['counter'] = w.counter) =>
  who.outcome('collectBooking', { params: params(w), body })
const looked = (w: At, query: { card: 'shown' | 'forgotten'; by: 'self' | 'other' }) =>
  w.counter.call('getRecognition', { params: params(w), query })
const cardOf = (w: At) => w.manager.call('issueCard', { params: { dinerId: w.her.dinerId } })
const lastMove = async ({ her }: At) => {
  const { rows } = await sql<{ verified: string; collector: unknown }>`
    select verified, collector from booking_moves where booking_id = ${her.bookingId} order by seq desc limit 1`.execute(
    db,
  )
  return rows[0]
}
const audited = async (subject: string) => {
  const { rows } = await sql<{ action: string; detail: object; actor: string }>`
    select action, detail, actor from audit_entries where subject = ${subject} order by seq`.execute(
    db,
  )
  return rows
}

describe('a card that was forgotten', () => {
  test.each([
    ['card_only', ['card_to_collect', 'card_to_collect', 'card_to_collect'], 'card_to_collect'],
    ['six_digits', ['accepted', 'digits_to_collect', 'digits_to_collect'], 'digits_to_collect'],
    ['birthday', ['accepted', 'ask_to_collect', 'accepted'], 'person_to_vouch'],
    ['phone_tail', ['accepted', 'ask_to_collect', 'ask_to_collect'], 'person_to_vouch'],
    ['name', ['accepted', 'accepted', 'accepted'], 'person_to_vouch'],
  ] as const)(
    'under the rule %s lets through digits, a name, a name and a birthday: %j; a tablet by name: %s',
    async (withoutCard, [byDigits, byName, byBirthday], byTablet) => {
      const w = await window({ withoutCard })
      const { digits, token } = await cardOf(w)
      const again = async () => {
        const { ticket } = await w.counter.call('getBooking', { params: params(w) })
        if (ticket.state === 'collected')
          await w.counter.call('undoHandOver', { params: params(w), body: { reason: 'mistake' } })
      }
      expect(await collect(w, {}, w.tablet)).toBe(byTablet)
      expect(await collect(w, { card: { digits } }, w.tablet)).toBe(byDigits)
      await again()
      expect(await collect(w)).toBe(byName)
      await again()
      expect(await collect(w, { asked: 'birthday' })).toBe(byBirthday)
      await again()
      expect(await collect(w, { card: { token } }, w.tablet)).toBe('accepted')
      expect(await lastMove(w)).toMatchObject({ verified: 'card', collector: null })
    },
  )

  test('what she is asked is shown to a person once asked for, never the year or the whole number, and in the audit', async () => {
    const w = await window({ withoutCard: 'birthday' })
    const { can, question, collectors } = await looked(w, { card: 'forgotten', by: 'self' })
    expect(can.byName).toEqual({ allowed: true })
    expect(question).toEqual({
      what: 'birthday',
      answer: {
        zh: '5月6日，农历四月十四',
        en: '6 May, the 14th of the 4th lunar month',
      },
    })
    expect(collectors).toEqual([])
    expect((await looked(w, { card: 'shown', by: 'self' })).question).toBeNull()
    const rows = (await audited(`diner:${w.her.dinerId}`)).filter(
      ({ action }) => action === 'diner.asked_who_she_is',
    )
    expect(rows).toMatchObject([{ detail: { asked: 'birthday' } }])
    expect(rows[0]?.actor).toMatch(/^account:\d+$/)
    expect(await collect(w, { asked: 'birthday' })).toBe('accepted')
    expect(await lastMove(w)).toMatchObject({ verified: 'birthday' })
    expect((await audited(`booking:${w.her.bookingId}`)).at(-1)).toMatchObject({
      action: 'booking.collected',
      detail: { collectedBy: 'self', verified: 'birthday' },
    })
  })

  test('a tablet that nobody signed in to is shown nothing of her', async () => {
    const w = await window({ withoutCard: 'phone_tail' })
    const query = { card: 'forgotten', by: 'self' } as const
    const told = await w.tablet.call('getRecognition', { params: params(w), query })
    expect(told).toMatchObject({
      question: null,
      can: { byName: { allowed: false, because: { code: 'person_to_vouch' } } },
    })
    expect((await looked(w, query)).question).toMatchObject({ answer: { zh: '4711' } })
  })

  test('whoever left no telephone is asked for her birthday', async () => {
    const w = await window({ withoutCard: 'phone_tail' })
    await sql`update diners set phone = null where id = ${w.her.dinerId}`.execute(db)
    expect((await looked(w, { card: 'forgotten', by: 'self' })).question?.what).toBe('birthday')
    expect(await collect(w, { asked: 'phone_tail' })).toBe('ask_to_collect')
    expect(await collect(w, { asked: 'birthday' })).toBe('accepted')
  })

  test('goes for what is bought without a booking too', async () => {
    const w = await window({ withoutCard: 'birthday' })
    const { dinerId } = await w.somebody()
    const { question } = await w.counter.call('getBuyerRecognition', {
      params: { servingId: w.servingId, dinerId },
    })
    expect(question?.what).toBe('birthday')
    expect(await w.counter.outcome('sellWalkIn', w.sale(dinerId))).toBe('ask_to_collect')
    const asked = w.sale(dinerId, { asked: 'birthday' })
    expect(await w.tablet.outcome('sellWalkIn', asked)).toBe('person_to_vouch')
    expect(await w.counter.outcome('sellWalkIn', asked)).toBe('accepted')
  })
})

describe('somebody else collects', () => {
  const daughter = { kind: 'family', name: '李敏', relation: '女儿' } as const
  const aContact = ({ her }: At) =>
    sql`insert into diner_contacts (diner_id, name, relation, phone) values (${her.dinerId}, '李敏', '女儿', '13800001234')`.execute(
      db,
    )

  test('her family are named by name and relation, and nothing else of them', async () => {
    const w = await window()
    await aContact(w)
    const { collectors, can } = await looked(w, { card: 'shown', by: 'other' })
    expect(can.byOther).toEqual({ allowed: true })
    expect(collectors).toEqual([daughter])
    expect((await looked(w, { card: 'shown', by: 'self' })).collectors).toEqual([])
  })

  test('stays on the hand-over: she, her family and the window see who; the audit says what she is to her', async () => {
    const w = await window()
    await aContact(w)
    const son = w.as(await aFamilyMember(db, w.her, 'see'))
    const { token } = await cardOf(w)
    expect(await collect(w, { card: { token }, collector: daughter })).toBe('accepted')
    expect(await lastMove(w)).toEqual({ verified: 'card', collector: daughter })
    const { ticket } = await w.counter.call('getBooking', { params: params(w) })
    expect(ticket.fetchedBy).toEqual({
      who: { zh: '女儿', en: 'the daughter' },
      toHer: { zh: '您女儿', en: 'your daughter' },
    })
    const { people } = await son.call('getFamilyDay', {})
    expect(people[0]?.about).toMatchObject({ state: 'collected', collector: daughter })
    const news = await son.call('listFamilyNews', { params: { dinerId: w.her.dinerId } })
    expect(news.news[0]?.text).toEqual({
      zh: '11:30 女儿代取了',
      en: 'Collected by the daughter at 11:30',
    })
    const { rows } = await w.counter.call('getCounter', { params: { canteenId: w.canteenId } })
    expect(rows.find((row) => row.bookingId === w.her.bookingId)?.collector).toEqual(daughter)
    const detail = { collectedBy: 'family', relation: '女儿', verified: 'card' }
    const last = (await audited(`booking:${w.her.bookingId}`)).at(-1)
    expect(last).toMatchObject({ action: 'booking.collected', detail })
    expect(JSON.stringify(last?.detail)).not.toContain('李敏')
  })

  test('family is whoever the record says; anybody else is somebody she knows, and one press the next time', async () => {
    const w = await window()
    expect(await collect(w, { collector: daughter })).toBe('accepted')
    const known = { kind: 'other', name: '李敏', relation: '' }
    expect(await lastMove(w)).toMatchObject({ verified: 'name', collector: known })
    await w.counter.call('undoHandOver', { params: params(w), body: { reason: 'mistake' } })
    const { ticket } = await w.counter.call('getBooking', { params: params(w) })
    expect(ticket.fetchedBy).toBeNull()
    const neighbour = { kind: 'neighbour', name: '王阿姨', relation: '邻居家的' }
    expect(await collect(w, { collector: neighbour })).toBe('accepted')
    await w.counter.call('undoHandOver', { params: params(w), body: { reason: 'mistake' } })
    const { collectors } = await looked(w, { card: 'shown', by: 'other' })
    expect(collectors).toEqual([known, { kind: 'neighbour', name: '王阿姨', relation: '' }])
  })

  test('a canteen may forbid it, and names of her family are then shown to nobody', async () => {
    const w = await window({ othersMayCollect: false })
    await aContact(w)
    expect(await collect(w, { collector: daughter })).toBe('others_may_not_collect')
    const { can, collectors } = await looked(w, { card: 'shown', by: 'other' })
    expect(can.byOther).toMatchObject({ because: { code: 'others_may_not_collect' } })
    expect(collectors).toEqual([])
  })

  test.each([
    { kind: 'neighbour', name: '' },
    { kind: 'neighbour', name: '很'.repeat(21) },
    { kind: 'dog', name: '旺财' },
  ])('nobody collects as %j', async (collector) => {
    const w = await window()
    expect(await collect(w, { collector })).toBe('malformed')
  })
})

test('after all of it every invariant holds', async () => {
  expect(await findBrokenInvariants(db)).toEqual([])
})
