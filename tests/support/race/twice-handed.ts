import { registerHooks } from 'node:module'

/**
 * Loaded with `--import` into a server that must fail: a meal told of late is not held against who was quicker, and a
 * booking that is collected is collected again. A test of two counters that passes with this server tests nothing.
 */
const guards: Readonly<Record<string, readonly [guard: string, without: string]>> = {
  '/backend/bookings/hand-over.rules.ts': ["  collected: 'already',\n", ''],
  '/backend/bookings/booking.store.ts': [
    "(state = 'placed' or",
    "(state in ('placed', 'collected') or",
  ],
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const found = Object.entries(guards).find(([file]) => url.endsWith(file))
    if (!found) return loaded
    const [, [guard, without]] = found
    const source = loaded.source ?? ''
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    if (!text.includes(guard)) throw new Error(`the guard to cut out is no longer in ${url}`)
    return { ...loaded, source: text.replace(guard, without) }
  },
})
