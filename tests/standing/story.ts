import { sql } from 'kysely'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { addDays, serviceDay } from '../../backend/vocabulary/calendar.ts'
import { fen } from '../../backend/vocabulary/money.ts'
import { anOffering } from '../support/builders/serving.ts'
import { bookOnPaper, emptyPaper } from '../support/model/standing.ts'
import {
  bookedDays,
  diceOf,
  keptDays,
  oneDeed,
  onDay,
  paidOf,
  reasonsOf,
} from '../support/model/standing-deeds.ts'
import type { Hands, Resident } from '../support/model/standing-deeds.ts'
import { aStandingTown } from './town.ts'

type StandingTown = Awaited<ReturnType<typeof aStandingTown>>

async function aResident(place: StandingTown): Promise<Resident & { dinerId: number }> {
  const who = await place.diner()
  const { dinerId, herself } = who
  const { ask, refusal } = place.room
  const hold = (firstDay: string, lastDay: string | null) => ({
    params: { dinerId },
    body: { firstDay, lastDay },
  })
  const hands: Hands = {
    set: async ({ weekdays, limitFen }) =>
      (await place.order(who, { weekdays, limitFen: fen(limitFen) })).id,
    change: async (orderId, { weekdays, limitFen }, booked) => {
      const body = { ...place.terms({ weekdays, limitFen: fen(limitFen) }), booked }
      await ask(herself, 'changeStandingOrder', { params: { dinerId, orderId }, body })
    },
    end: async (orderId, booked) => {
      await ask(herself, 'endStandingOrder', { params: { dinerId, orderId }, body: { booked } })
    },
    hold: async (firstDay, lastDay) => {
      const why = await refusal(herself, 'addHold', hold(firstDay, lastDay))
      if (why !== 'allowed') return null
      const { holds } = await ask(herself, 'getStanding', { params: { dinerId } })
      return (
        holds.find((one) => one.firstDay === firstDay && one.lastDay === lastDay)?.holdId ?? null
      )
    },
    moveHold: async (holdId, firstDay, lastDay) => {
      const { body } = hold(firstDay, lastDay)
      return (
        (await refusal(herself, 'changeHold', { params: { dinerId, holdId }, body })) === 'allowed'
      )
    },
    endHold: async (holdId) => {
      await ask(herself, 'endHold', { params: { dinerId, holdId } })
    },
    cancel: async (day) => {
      const bookingId = await place.bookingOn(who, day)
      await ask(herself, 'cancelBooking', { params: { bookingId }, body: {} })
    },
  }
  return { dinerId, hands, paper: emptyPaper(), orderId: null }
}

/**
 * Some weeks around New Year at one canteen: random orders, pauses, cancellations, closed days and prices, the job now
 * and then. Returns where the books and the paper differ, in words; nothing, unless something is wrong.
 */
export async function liveThrough(
  seed: number,
  deeds: number,
  meddle: (place: StandingTown) => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const place = await aStandingTown()
  const { db } = place
  const dice = diceOf(seed)
  await place.setNow('2026-12-27T09:00:00+08:00')
  const town = { lunches: new Map(), aheadDays: 7, ...onDay('2026-12-27T09:00:00+08:00') }
  for (let nth = 1; nth <= 16; nth += 1) {
    const day = addDays(serviceDay('2026-12-27'), nth)
    await place.lunch(day, anOffering().priced(1200))
    town.lunches.set(day, 1200)
  }
  const all = [await aResident(place), await aResident(place), await aResident(place)]
  const wrong: string[] = []
  const look = async (when: string): Promise<void> => {
    for (const { dinerId, paper } of all) {
      const skipped = bookOnPaper(town, paper)
      const [had, wanted] = [await bookedDays(db, dinerId), [...paper.booked.keys()].toSorted()]
      if (had.join() !== wanted.join())
        wrong.push(`${when}: ${dinerId} has ${had.join()}, should have ${wanted.join()}`)
      const paid = await paidOf(db, dinerId)
      for (const day of had)
        if (paid.get(day) !== paper.paidFen.get(day))
          wrong.push(`${when}: ${dinerId} pays ${paid.get(day)} on ${day}, not as on paper`)
      const [kept, toldKept] = [await keptDays(db, dinerId), [...paper.toldKept].toSorted()]
      if (kept.join() !== toldKept.join())
        wrong.push(`${when}: ${dinerId} is told to keep ${kept.join()}, not ${toldKept.join()}`)
      const reasons = await reasonsOf(db, dinerId)
      for (const [day, reason] of skipped)
        if (reasons.get(day) !== reason)
          wrong.push(`${when}: ${dinerId} on ${day} is told ${reasons.get(day)}, not ${reason}`)
    }
  }
  for (let nth = 0; nth < deeds && wrong.length === 0; nth += 1) {
    // Skips are tried again after five minutes.
    town.now = new Date(town.now.getTime() + 6 * 60_000)
    await place.setNow(town.now)
    await oneDeed({ db, town, dice }, all)
    await meddle(place)
    if (dice(2) === 0) {
      town.now = new Date(town.now.getTime() + 6 * 60_000)
      await place.setNow(town.now)
      await place.work()
      await look(`seed ${seed}, deed ${nth}`)
    }
    if (dice(6) === 0) {
      // Nobody misses a cut-off because nobody looked: that has a test of its own.
      await place.work()
      for (const { paper } of all) bookOnPaper(town, paper)
      const day = addDays(town.today, 1)
      Object.assign(town, onDay(`${day}T09:00:00+08:00`))
      await place.setNow(town.now)
    }
  }
  const twice =
    await sql`select from bookings where state <> 'cancelled' group by serving_id, diner_id having count(*) > 1`.execute(
      db,
    )
  if (twice.rows.length > 0) wrong.push('somebody has two')
  return [...wrong, ...(await findBrokenInvariants(db)).map(({ what }) => what)]
}
