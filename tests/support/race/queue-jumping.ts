import { registerHooks } from 'node:module'

/**
 * Loaded with `--import` into a server that must fail: a booking looks at what is booked and not at what is kept for
 * those who wait. A test of the queue that passes with this server tests nothing.
 */
const guards: Readonly<Record<string, readonly [guard: string, withoutKept: string]>> = {
  '/backend/bookings/booking.rules.ts': [
    'offering.booked + offering.kept - held + line.quantity',
    'offering.booked - held + line.quantity',
  ],
  '/backend/bookings/counters.store.ts': [
    'booked + kept + ${portions}::int <= portion_limit',
    'booked + ${portions}::int <= portion_limit',
  ],
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const found = Object.entries(guards).find(([file]) => url.endsWith(file))
    if (!found) return loaded
    const [, [guard, withoutKept]] = found
    const source = loaded.source ?? ''
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    if (!text.includes(guard)) throw new Error(`the guard to cut out is no longer in ${url}`)
    return { ...loaded, source: text.replace(guard, withoutKept) }
  },
})
