import { registerHooks } from 'node:module'

/**
 * Loaded with `--import` into a server that must fail: the conditions that make looking and taking one step
 * are cut out of the source, so that what remains is "look, then sell". A race test that passes with this
 * server tests nothing.
 */
const guards: Readonly<Record<string, string>> = {
  '/backend/standing/due.store.ts': ' order by id for no key update',
  '/backend/bookings/counters.store.ts': 'and booked + kept + ${portions}::int <= portion_limit',
  '/backend/sales/remainder.store.ts': ' and sold + ${portions}::int <= portion_limit',
  '/backend/rounds/carried-cash.store.ts': ' and noted_fen = ${notedFen} and received_at is null',
  '/backend/subsidies/budget.store.ts': ' and spent_fen + ${amountFen} <= allotted_fen',
  '/backend/subsidies/voucher.store.ts': ' and used < uses',
  '/backend/subsidies/usage.store.ts': ' where u.used + excluded.used <= excluded.cap',
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const found = Object.entries(guards).find(([file]) => url.endsWith(file))
    if (!found) return loaded
    const [, guard] = found
    const source = loaded.source ?? ''
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    if (!text.includes(guard)) throw new Error(`the guard to cut out is no longer in ${url}`)
    return { ...loaded, source: text.replace(guard, '') }
  },
})
