import { registerHooks } from 'node:module'

/**
 * Loaded with `--import` into a server that must fail: the condition that makes counting and selling one
 * step is cut out of the source, so that what remains is "look, then sell". A race test that passes with
 * this server tests nothing.
 */
const guard = ' and booked + ${move.portions} <= portion_limit'

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.endsWith('/backend/bookings/counters.store.ts')) return loaded
    const source = loaded.source ?? ''
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    if (!text.includes(guard)) throw new Error(`the guard to cut out is no longer in ${url}`)
    return { ...loaded, source: text.replace(guard, '') }
  },
})
