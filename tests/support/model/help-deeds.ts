import { sql } from 'kysely'
import { amendBooking } from '../../../backend/bookings/amend-booking.action.ts'
import { priceMeal } from '../../../backend/bookings/booking.rules.ts'
import { readBookingContext } from '../../../backend/bookings/booking-context.store.ts'
import { lockBooking } from '../../../backend/bookings/booking.store.ts'
import { cancelBooking } from '../../../backend/bookings/cancel-booking.action.ts'
import { collectBooking } from '../../../backend/bookings/collect-booking.action.ts'
import { placeBooking } from '../../../backend/bookings/place-booking.action.ts'
import { closeServing } from '../../../backend/kitchen/close-serving.action.ts'
import { markServed } from '../../../backend/kitchen/mark-served.action.ts'
import { settleServing } from '../../../backend/kitchen/settle-serving.action.ts'
import type { Tx } from '../../../backend/kernel/database.ts'
import { balanceBudgets } from '../../../backend/subsidies/balance-budgets.job.ts'
import { gatherIdle } from '../../../backend/subsidies/budget.store.ts'
import { endScheme } from '../../../backend/subsidies/end-scheme.action.ts'
import { saveSchemeDraft } from '../../../backend/subsidies/save-scheme-draft.action.ts'
import { setBudget as setAside } from '../../../backend/subsidies/set-budget.action.ts'
import { switchOnScheme } from '../../../backend/subsidies/switch-on-scheme.action.ts'
import { withdrawScheme } from '../../../backend/subsidies/withdraw-scheme.action.ts'
import { addDays, type ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { fen, type Fen } from '../../../backend/vocabulary/money.ts'
import { Refusal } from '../../../backend/vocabulary/refusal.ts'
import type { Caps, Play, Step } from './help.ts'

/** Returns 'nothing' when there was nothing to do it to; throws the refusal when it was refused. */
type Deed = (play: Play, step: Step) => Promise<'nothing' | undefined>

const pick = <T>(list: readonly T[], luck: number): T | undefined => list[luck % list.length]
const variant = { texture: 'regular', tweaks: [], omits: [] } as const
export const usual = '每餐补'

const capsOf = (luck: number): Caps => ({
  timesADay: 1 + (luck % 2),
  fenAWeek: 500 + (luck % 5) * 200,
  usualTimesAWeek: 1 + (luck % 3),
})

/** Another rate, other caps, now and then a rule more in front of the usual one. */
const entryOf = ({ code, days }: Play, luck: number, firstDay: ServiceDay): object => {
  const { timesADay, fenAWeek, usualTimesAWeek } = capsOf(luck)
  const rule = (zh: string, off: number, more: object) => ({
    label: { zh, en: zh },
    when: [],
    benefit: { kind: 'fixed_per_meal', fen: off },
    ...more,
  })
  const inFront = rule('高龄另补', 320, {
    when: [{ kind: 'age', from: 80 }],
    limits: [{ per: 'week', times: 1 }],
  })
  const always = rule(usual, 150 + (luck % 4) * 60, {
    limits: [{ per: 'week', times: usualTimesAWeek }],
  })
  return {
    code,
    name: { zh: '模型补贴', en: 'Model subsidy' },
    place: '上海市',
    firstDay,
    lastDay: addDays(days[0], 6),
    source: { title: '模型文件' },
    terms: {
      order: 10,
      choose: 'best',
      funder: '市民政局',
      rules: luck % 3 === 0 ? [inFront, always] : [always],
      limits: [
        { per: 'day', times: timesADay },
        { per: 'week', fen: fenAWeek },
      ],
      operator: [
        { label: { zh: '运营', en: 'run' }, kind: 'service', when: [], fen: 50, per: 'person_day' },
      ],
      whenBudgetDry: luck % 4 === 0 ? 'canteen_pays' : 'stop',
    },
  }
}

const switchOnFrom = async (play: Play, luck: number, firstDay: ServiceDay): Promise<void> => {
  const { town, versions } = play
  const { canteenId } = town.canteens[0]
  const before = versions.at(-1)
  const schemeVersionId = await play.run(async (tx) => {
    if (before !== undefined && before.firstDay < firstDay) {
      const asked = { canteenId, schemeVersionId: before.schemeVersionId }
      await endScheme(tx, town.actor, { ...asked, lastDay: addDays(firstDay, -1) }).catch(
        (error: unknown) => {
          // Ended earlier already.
          if (!(error instanceof Refusal)) throw error
        },
      )
    }
    const entry = entryOf(play, luck, firstDay)
    const asked = { canteenId, schemeVersionId: null, entry }
    const draft = await saveSchemeDraft(tx, town.actor, asked)
    await switchOnScheme(tx, town.actor, canteenId, draft.schemeVersionId)
    return draft.schemeVersionId
  })
  versions.push({ schemeVersionId, firstDay, ...capsOf(luck) })
}

export const firstVersion = (play: Play): Promise<void> => switchOnFrom(play, 1, play.days[0])

const orderOf = (play: Play, { luck }: Step) => {
  const serving = pick(play.servings, luck)
  const offeringId = serving?.offeringIds[luck % 3 === 0 ? 1 : 0] ?? 0
  return { serving, offeringId, quantity: 1 + (luck % 7 === 0 ? 1 : 0) }
}

const bookingsOf = async (play: Play, who: number) => {
  const found = await sql<{ id: number; servingId: number }>`
    select id, serving_id as "servingId" from bookings
    where diner_id = ${play.dinerIds[who]} and state = 'placed' order by id`.execute(
    play.town.database.db,
  )
  return found.rows
}

interface Order {
  readonly dinerId: number
  readonly servingId: number
  readonly offeringId: number
  readonly quantity: number
}

/** What she is shown: the price now, with what she holds given back. */
async function shown(tx: Tx, order: Order, bookingId: number | null): Promise<Fen> {
  const context = await readBookingContext(tx, order.servingId, order.dinerId)
  const offering = context.serving.offerings.find((one) => one.offeringId === order.offeringId)
  if (!offering) throw new Error('no such offering')
  const held = bookingId === null ? undefined : await lockBooking(tx, bookingId)
  return priceMeal(context, [{ offering, quantity: order.quantity }], 'dine_in', held).quote.payFen
}

const linesOf = ({ offeringId, quantity }: Order) => [{ offeringId, quantity, variant }]

const placeOne = (play: Play, order: Order): Promise<unknown> =>
  play.run(async (tx) => {
    const seenPayFen = await shown(tx, order, null)
    const { dinerId, servingId } = order
    const asked = { dinerId, servingId, lines: linesOf(order), seenPayFen }
    const how = { way: 'dine_in', pay: 'counter', channel: 'counter' } as const
    return placeBooking(tx, { ...asked, ...how, actor: play.town.actor })
  })

const book: Deed = async (play, step) => {
  const { serving, ...order } = orderOf(play, step)
  const dinerId = play.dinerIds[step.who] ?? 0
  await placeOne(play, { ...order, dinerId, servingId: serving?.servingId ?? 0 })
  return undefined
}

/** Everybody at once, each at every canteen of one day; now and then while money is set aside. */
const rush: Deed = async (play, step) => {
  const { luck } = step
  const day = play.days[luck % 2]
  const orders = play.servings
    .filter((serving) => serving.day === day)
    .flatMap(({ servingId, offeringId }) =>
      play.dinerIds.map((dinerId) => ({ dinerId, servingId, offeringId, quantity: 1 })),
    )
  const setting = luck % 3 === 0 ? [setBudget(play, step)] : []
  const outcomes = await Promise.allSettled([
    ...orders.map((order) => placeOne(play, order)),
    ...setting,
  ])
  const refused = outcomes.flatMap((one): unknown[] =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  )
  for (const reason of refused) if (!(reason instanceof Refusal)) throw reason
  return refused.length === outcomes.length ? 'nothing' : undefined
}

const amend: Deed = async (play, step) => {
  const held = pick(await bookingsOf(play, step.who), step.luck)
  if (!held) return 'nothing'
  const serving = play.servings.find(({ servingId }) => servingId === held.servingId)
  const { quantity } = orderOf(play, step)
  const order = {
    dinerId: play.dinerIds[step.who] ?? 0,
    servingId: held.servingId,
    offeringId: serving?.offeringIds[step.luck % 2] ?? 0,
    quantity,
  }
  await play.run(async (tx) => {
    const seenPayFen = await shown(tx, order, held.id)
    const asked = { lines: linesOf(order), way: 'dine_in' as const, seenPayFen }
    return amendBooking(tx, { ...asked, actor: play.town.actor, bookingId: held.id })
  })
  return undefined
}

const cancel: Deed = async (play, { who, luck }) => {
  const held = pick(await bookingsOf(play, who), luck)
  if (!held) return 'nothing'
  await play.run((tx) => cancelBooking(tx, play.town.actor, held.id, ''))
  return undefined
}

const collect: Deed = async (play, { who, luck }) => {
  const held = pick(await bookingsOf(play, who), luck)
  if (!held) return 'nothing'
  const asked = { actor: play.town.actor, bookingId: held.id, cashFen: fen(10_000) }
  await play.run((tx) => collectBooking(tx, asked))
  return undefined
}

const hours = [null, [0, '11:30'], [0, '20:00'], [1, '11:30'], [1, '20:00']] as const

/** On to the next meal, whose servings close, or to its evening. */
const later: Deed = async (play) => {
  const next = hours[play.hour + 1]
  if (!next) return 'nothing'
  const [nth, time] = next
  const { database, actor } = play.town
  const [day] = play.days.slice(nth)
  if (time === '11:30')
    for (const serving of play.servings.filter((one) => one.day === day)) {
      await database.setNow(serving.cutoffAt)
      await play.run((tx) => closeServing(tx, actor, serving.servingId))
    }
  await database.setNow(`${day}T${time}:00+08:00`)
  play.hour += 1
  return undefined
}

/** Nobody comes any more. */
const settle: Deed = async (play, { luck }) => {
  const serving = pick(play.servings, luck)
  const { actor } = play.town
  await play.run(async (tx) => {
    await markServed(tx, actor, serving?.servingId ?? 0)
    await settleServing(tx, actor, serving?.servingId ?? 0)
  })
  return undefined
}

const switchOn: Deed = async (play, { luck }) => {
  await switchOnFrom(play, luck, addDays(play.days[0], luck % 4))
  return undefined
}

const end: Deed = async (play, { luck }) => {
  const version = pick(play.versions, luck)
  if (!version) return 'nothing'
  const lastDay = addDays(play.days[0], luck % 5)
  const { canteenId } = play.town.canteens[0]
  const asked = { canteenId, schemeVersionId: version.schemeVersionId, lastDay }
  await play.run((tx) => endScheme(tx, play.town.actor, asked))
  return undefined
}

const withdraw: Deed = async (play, { luck }) => {
  const version = pick(play.versions, luck)
  if (!version) return 'nothing'
  const { canteenId } = play.town.canteens[0]
  await play.run((tx) => withdrawScheme(tx, play.town.actor, canteenId, version.schemeVersionId))
  return undefined
}

const setBudget: Deed = async (play, { luck }) => {
  const [version] = play.versions
  if (!version) return 'nothing'
  const totalFen = fen(200 + luck * 15)
  const { canteenId } = play.town.canteens[0]
  const days = { firstDay: play.days[0], lastDay: addDays(play.days[0], 6) }
  const asked = { canteenId, schemeVersionId: version.schemeVersionId, ...days, totalFen }
  await play.run((tx) => setAside(tx, play.town.actor, asked))
  play.totalFen = totalFen
  return undefined
}

/** As the job does when a reserve is low, and as a booking does that finds nothing left. */
const moveBudgets: Deed = async (play) => {
  const { db } = play.town.database
  await balanceBudgets({ db })
  const found = await sql<{ id: number }>`
    select b.id from budgets b join schemes s on s.id = b.scheme_id where s.code = ${play.code}`.execute(
    db,
  )
  for (const { id } of found.rows) await play.run((tx) => gatherIdle(tx, id))
  return found.rows.length === 0 ? 'nothing' : undefined
}

export const deeds: Readonly<Record<Step['kind'], Deed>> = {
  book,
  rush,
  amend,
  cancel,
  collect,
  later,
  settle,
  switchOn,
  end,
  withdraw,
  setBudget,
  moveBudgets,
}
