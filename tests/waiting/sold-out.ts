import { expect, onTestFinished } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aDiner } from '../support/builders/diner.ts'
import { aCanteen, type CanteenBuilder } from '../support/builders/place.ts'
import { anOffering, aServing } from '../support/builders/serving.ts'
import { aDatabase } from '../support/database.ts'
import { aQueueRoom, queuePriceFen } from '../support/queue.ts'

interface Plan {
  readonly portions?: number
  readonly seats?: number
  readonly walletFen?: number
  readonly building?: CanteenBuilder
}

/** One dish, sold out to people who may cancel; others who wait. */
export async function aSoldOutServing({
  portions = 2,
  seats = 100,
  walletFen = 0,
  building = aCanteen(),
}: Plan = {}) {
  const database = await aDatabase()
  const { db } = database
  const canteen = await building.in(db)
  const serving = await aServing(canteen)
    .seating(seats)
    .with(anOffering().priced(queuePriceFen).limitedTo(portions))
    .with(anOffering().named('清蒸鲈鱼').priced(queuePriceFen).limitedTo(1))
    .in(db)
  const room = aQueueRoom(database, canteen, serving)
  onTestFinished(() => room.close())
  const people = await aDiner(canteen).aged(80).withWallet(walletFen).times(12, db)
  const ids = people.map(({ dinerId }) => dinerId)
  const booked = []
  for (const dinerId of ids.splice(0, portions)) booked.push(await room.book(dinerId))
  const alone = await aDiner(canteen).aged(90).livingAlone().in(db)
  const sound = async () => expect(await findBrokenInvariants(db)).toEqual([])
  return { database, db, canteen, serving, room, ids, booked, alone: alone.dinerId, sound }
}
