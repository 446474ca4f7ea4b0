import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { aChild, type Child } from '../support/child.ts'
import { anSmsStandIn, smsKey, type SmsStandIn } from '../support/messages/stand-in.ts'
import { anOutbox, onlyOne } from './outbox.ts'

const outbox = await anOutbox()
const { db } = outbox

interface Run {
  readonly start?: 'on signal'
  readonly claim?: 'cut out'
}

const aWorker = (sms: SmsStandIn, { start, claim }: Run = {}): Child => {
  const file = inCheckout('tests/support/messages/deliver.ts')
  const without = inCheckout('tests/support/messages/unclaimed.ts')
  return aChild(process.execPath, [...(claim ? ['--import', without] : []), file], {
    env: {
      ...process.env,
      DATABASE_URL: outbox.url,
      SMS_URL: sms.url,
      SMS_KEY: smsKey,
      ...(start && { START: start }),
    },
  })
}

const timesAsked = ({ asked }: SmsStandIn): number[] => {
  const times = new Map<string, number>()
  for (const { id } of asked) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times.values()]
}

const race = async (claim?: 'cut out'): Promise<SmsStandIn> => {
  const sms = await anSmsStandIn()
  sms.delay = 20
  const people = 150
  for (let made = 0; made < people; made += 1) await outbox.queue(await outbox.newDiner(), 50)
  const workers = Array.from({ length: 3 }, () =>
    aWorker(sms, { start: 'on signal', ...(claim && { claim }) }),
  )
  await Promise.all(workers.map(({ says }) => says(/ready/)))
  for (const { pid } of workers) process.kill(pid, 'SIGUSR2')
  await Promise.all(workers.map(({ says }) => says(/done/)))
  expect(timesAsked(sms)).toHaveLength(people)
  return sms
}

test('three processes send 150 messages: each once', async () => {
  const sms = await race()
  expect(Math.max(...timesAsked(sms))).toBe(1)
  const open = await db.selectFrom('notices').select('id').where('over_at', 'is', null).execute()
  expect(open).toEqual([])
  expect(await findBrokenInvariants(db)).toEqual([])
})

test('without the claim the same race sends twice', async () => {
  expect(Math.max(...timesAsked(await race('cut out')))).toBeGreaterThan(1)
})

test('killed between sending and writing it down: sent again under the same key, told once, nothing lost', async () => {
  const sms = await anSmsStandIn()
  sms.usual = 'tells and falls silent'
  const people = [await outbox.newDiner(), await outbox.newDiner(), await outbox.newDiner()]
  for (const person of people) await outbox.queue(person, 50)
  const worker = aWorker(sms)
  await expect.poll(() => sms.told.length).toBe(people.length)
  process.kill(worker.pid, 'SIGKILL')
  await worker.ended
  for (const person of people)
    expect(await outbox.about(person)).toMatchObject([{ state: 'sending', tries: 1 }])

  sms.usual = 'accepts'
  await outbox.deliver(sms.messenger())
  expect(sms.asked, 'the lease of the dead still holds').toHaveLength(people.length)
  await outbox.advance('61 seconds')
  await outbox.deliver(sms.messenger())
  for (const person of people) {
    const { key, ...kept } = onlyOne(await outbox.about(person))
    expect(kept).toMatchObject({ state: 'sent', tries: 2, ref: `ref-${key}` })
    expect(sms.asked.filter(({ id }) => id === key)).toHaveLength(2)
  }
  expect(sms.told).toHaveLength(people.length)
})

test('an answer that comes after the lease counts, and the other worker’s no does not undo it', async () => {
  const slow = await anSmsStandIn()
  const answer = Promise.withResolvers<void>()
  slow.until = answer.promise
  const diner = await outbox.newDiner()
  await outbox.queue(diner, 50)
  const late = outbox.deliver(slow.messenger())
  await expect.poll(() => slow.asked.length).toBe(1)
  await outbox.advance('61 seconds')
  const other = await anSmsStandIn()
  other.usual = 'fails'
  await outbox.deliver(other.messenger())
  expect(other.asked.map(({ id }) => id)).toEqual(slow.asked.map(({ id }) => id))
  answer.resolve()
  await late
  expect(await outbox.about(diner)).toMatchObject([{ state: 'sent', failure: null }])
})
