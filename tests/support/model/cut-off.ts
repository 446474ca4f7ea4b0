import { addDays, instantAt, serviceDay, timeOfDay } from '../../../backend/vocabulary/calendar.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import type { SignedIn } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing } from '../builders/serving.ts'
import { apiOf } from '../api.ts'
import type { TestDatabase } from '../database.ts'

export interface CutoffWorld {
  readonly canteen: Canteen
  readonly diners: readonly (Diner & SignedIn)[]
}

export async function prepareCutoff({ db }: TestDatabase): Promise<CutoffWorld> {
  const canteen = await aCanteen().in(db)
  return { canteen, diners: await aDiner(canteen).signedInTimes(9, db) }
}

export interface Asked {
  readonly day: string
  /** Days before, time of day at the canteen. */
  readonly cutoff: readonly [number, string]
}

type Moment = 'before' | 'at' | 'after'
const price = 1000

/**
 * Books, amends and cancels one second before the cut-off, at it, and one second after it; what is amended and
 * cancelled was booked in good time. The answers, in that order, for each moment.
 */
export async function asksAround(
  database: TestDatabase,
  url: string,
  { canteen, diners }: CutoffWorld,
  { day, cutoff: [daysBefore, time] }: Asked,
): Promise<Record<Moment, string[]>> {
  const { db, setNow } = database
  const rule = { ...canteen, cutoff: { daysBefore, time } }
  const cutoffMs = instantAt(addDays(serviceDay(day), -daysBefore), timeOfDay(time)).getTime()
  // First: the clock may stand at a later cut-off, and the server closes what it finds past its own.
  await setNow(new Date(cutoffMs - 3_600_000))
  const serving = await aServing(rule).onDay(day).with(anOffering().priced(price)).in(db)
  const wish = (dinerId: number, quantity: number) => ({
    dinerId,
    servingId: serving.servingId,
    lines: [{ offeringId: serving.offeringId, quantity }],
    way: 'dine_in' as const,
    pay: 'counter' as const,
    seenPayFen: price * quantity,
  })
  const answers: Record<Moment, string[]> = { before: [], at: [], after: [] }
  const apis = diners.map((diner) => ({ diner, api: apiOf(url)(diner) }))
  const held: number[] = []
  for (const { diner, api } of apis.slice(3)) {
    held.push((await api.call('placeBooking', { body: wish(diner.dinerId, 1) })).id)
  }
  for (const [index, moment] of (['before', 'at', 'after'] as const).entries()) {
    await setNow(new Date(cutoffMs + (index - 1) * 1000))
    const booker = apis[index]
    const amender = apis[3 + index * 2]
    const canceller = apis[4 + index * 2]
    if (!booker || !amender || !canceller) throw new Error('nine diners are needed')
    const { lines, way, seenPayFen } = wish(amender.diner.dinerId, 2)
    answers[moment] = [
      await booker.api.outcome('placeBooking', { body: wish(booker.diner.dinerId, 1) }),
      await amender.api.outcome('amendBooking', {
        params: { bookingId: held[index * 2] ?? 0 },
        body: { lines, way, seenPayFen },
      }),
      await canceller.api.outcome('cancelBooking', {
        params: { bookingId: held[index * 2 + 1] ?? 0 },
        body: {},
      }),
    ]
  }
  return answers
}
