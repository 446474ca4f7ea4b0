import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findBrokenInvariants } from '../../backend/kernel/verify.store.ts'
import { aTown, kinds, playSequence, steps, type Step } from '../support/model/help.ts'
import { lookAtCaps, lookAtCounters, lookAtPrices } from '../support/model/help-look.ts'

/** Seldom met by chance: the week's meals, then a version with a rule more in front, then meals of the same week. */
const intoTheNextVersion: Step[] = [
  { kind: 'book', who: 1, luck: 4 },
  { kind: 'book', who: 1, luck: 1 },
  { kind: 'switchOn', who: 0, luck: 9 },
  { kind: 'book', who: 1, luck: 2 },
]
/** Money is set aside while the meals it has to pay for are being sold. */
const setInARush: Step[] = [
  { kind: 'rush', who: 0, luck: 12 },
  { kind: 'rush', who: 1, luck: 3 },
]
const examples: [Step[]][] = [[intoTheNextVersion], [setInARush]]

test('no cap and no budget is passed in whatever order meals, changes and versions come', async () => {
  const town = await aTown()
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(steps(40), (sequence) => playSequence(town, sequence, done)),
    { numRuns: 18, seed: 1, examples },
  )
  expect(await findBrokenInvariants(town.database.db)).toEqual([])
  // None of them was only ever refused.
  expect(kinds.filter((kind) => !done.has(kind))).toEqual([])
})

/** With one of these the database forgets, and the same sequences must come upon it: each by the look named. */
interface Forgetful {
  readonly trigger: string
  readonly does: string
  readonly lookAfter: typeof lookAtCaps
  readonly found: RegExp
}
const forgetful: Readonly<Record<string, Forgetful>> = {
  'what is used is counted as nothing': {
    trigger: 'before insert or update on usage_counters',
    does: 'new.used := 0; return new;',
    lookAfter: lookAtCaps,
    found: /in one week|on one day/,
  },
  'what is given back stays used': {
    trigger: 'before update on usage_counters',
    does: 'if new.used < old.used then return null; end if; return new;',
    lookAfter: lookAtCounters,
    found: /usage .* held/,
  },
  'a rule is known by its place in the list': {
    trigger: 'before insert on scheme_versions',
    does: `new.terms := jsonb_set(new.terms, '{rules}', (select jsonb_agg(one - 'id') from jsonb_array_elements(new.terms->'rules') one));
      return new;`,
    lookAfter: lookAtCaps,
    found: /meals of one rule/,
  },
  'what is spent is counted as nothing': {
    trigger: 'before insert or update on budget_slices',
    does: 'new.spent_fen := 0; return new;',
    lookAfter: lookAtCaps,
    found: /money set aside/,
  },
  'what a canteen takes from the reserve stays there': {
    trigger: 'before update on budgets',
    does: 'new.reserve_fen := greatest(new.reserve_fen, old.reserve_fen); return new;',
    lookAfter: lookAtCounters,
    found: /not its reserve/,
  },
  'a price is stored a fen too high': {
    trigger: 'before insert on booking_quotes',
    does: `new.quote := jsonb_set(new.quote, '{payFen}', to_jsonb((new.quote->>'payFen')::int + 1)); return new;`,
    lookAfter: lookAtPrices,
    found: /price of/,
  },
}

const playForgetting = async ({ trigger, does, lookAfter }: Forgetful) => {
  const town = await aTown()
  const { db } = town.database
  await sql
    .raw(`create function forget() returns trigger language plpgsql as $$ begin ${does} end $$`)
    .execute(db)
  await sql
    .raw(`create trigger zz_forget ${trigger} for each row execute function forget()`)
    .execute(db)
  const play = fc.asyncProperty(steps(40), (sequence) =>
    playSequence(town, sequence, new Map(), lookAfter),
  )
  // Found is enough: nobody reads the shortest way to it.
  return fc.check(play, { numRuns: 30, seed: 1, examples, endOnFailure: true })
}

test.each(Object.entries(forgetful))('the control: %s, and that is found', async (_, control) => {
  let outcome = await playForgetting(control)
  // What a town has been through decides what it can still come upon: another one starts anew.
  for (let towns = 1; towns < 4 && !outcome.failed; towns += 1)
    outcome = await playForgetting(control)
  expect(outcome.failed).toBe(true)
  expect(String(outcome.errorInstance)).toMatch(control.found)
})
