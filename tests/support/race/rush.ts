import type { Db } from '../../../backend/kernel/database.ts'
import { RefusedCall } from '../../../backend/vocabulary/refusal.ts'
import { randomUUID } from 'node:crypto'
import { apiOf, type Api, type Input } from '../api.ts'
import { aDiner, type Diner } from '../builders/diner.ts'
import type { SignedIn } from '../builders/people.ts'
import { aCanteen, type Canteen } from '../builders/place.ts'
import { anOffering, aServing, type Serving } from '../builders/serving.ts'
import { inParallel, seededRandom } from './in-parallel.ts'

export const priceFen = 1200

export interface Rush {
  readonly canteen: Canteen
  readonly serving: Serving
  readonly diners: readonly (Diner & SignedIn)[]
}

const dishes = ['红烧狮子头', '清蒸鲈鱼', '萝卜排骨', '香菇鸡块', '麻婆豆腐', '番茄炒蛋']

/** One serving with these portion limits, and more people than portions. */
export async function prepareRush(
  db: Db,
  limits: readonly number[],
  people: number,
): Promise<Rush> {
  const canteen = await aCanteen().in(db)
  const offerings = limits.map((limit, index) =>
    anOffering()
      .named(`${dishes[index] ?? '套餐'}套餐`)
      .priced(priceFen)
      .limitedTo(limit),
  )
  const serving = await aServing(canteen)
    .with(...offerings)
    .in(db)
  const diners = await aDiner(canteen).aged(75).signedInTimes(people, db)
  return { canteen, serving, diners }
}

type Booking = Input<'placeBooking'>['body']

/** One or two portions of one dish, now and then of two dishes. */
export function wishOf(
  { serving }: Pick<Rush, 'serving'>,
  dinerId: number,
  random: () => number,
): Booking {
  const pick = (): number =>
    serving.offeringIds[Math.floor(random() * serving.offeringIds.length)] ?? serving.offeringId
  const first = pick()
  const other = pick()
  const kind = random()
  const lines =
    kind < 0.1 && other !== first
      ? [
          { offeringId: first, quantity: 1 },
          { offeringId: other, quantity: 1 },
        ]
      : [{ offeringId: first, quantity: kind < 0.3 ? 2 : 1 }]
  const portions = lines.reduce((sum, line) => sum + line.quantity, 0)
  return {
    dinerId,
    servingId: serving.servingId,
    lines,
    way: random() < 0.7 ? 'dine_in' : 'pick_up',
    pay: 'counter',
    seenPayFen: portions * priceFen,
  }
}

/** What comes of it, and which booking it is when it was taken. */
export async function tryBooking(
  api: Api,
  body: Booking,
  key: string = randomUUID(),
): Promise<{ outcome: string; bookingId: number | undefined }> {
  try {
    const { id } = await api.call('placeBooking', { body, key })
    return { outcome: 'accepted', bookingId: id }
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error
    return { outcome: error.refusal.code, bookingId: undefined }
  }
}

export interface RushResult {
  readonly outcomes: readonly string[]
  readonly acceptedPortions: number
}

/** Everybody at once, spread over the servers. */
export async function rush(
  { serving, diners }: Rush,
  addresses: readonly string[],
  options: { readonly seed: number; readonly atOnce: number },
): Promise<RushResult> {
  const random = seededRandom(options.seed)
  const wishes = diners.map((diner) => ({
    diner,
    body: wishOf({ serving }, diner.dinerId, random),
  }))
  let acceptedPortions = 0
  const outcomes = await inParallel(wishes, options.atOnce, async ({ diner, body }, index) => {
    const address = addresses[index % addresses.length] ?? ''
    const { outcome } = await tryBooking(apiOf(address)(diner), body)
    if (outcome === 'accepted') {
      acceptedPortions += body.lines.reduce((sum, line) => sum + line.quantity, 0)
    }
    return outcome
  })
  return { outcomes, acceptedPortions }
}
