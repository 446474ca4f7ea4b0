import type { RawBuilder } from 'kysely'

/** One invariant and the query that lists what breaks it. */
export type Check = readonly [invariant: string, query: RawBuilder<{ what: string }>]
