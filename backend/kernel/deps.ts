import type { Config } from './config.ts'
import type { Sealer } from './crypto.ts'
import type { Db } from './database.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'

/** Everything a room needs from outside, made once by whoever starts the application. */
export interface Deps {
  readonly db: Db
  readonly config: Config
  readonly sealer: Sealer
  readonly live: Live
  readonly log: Log
}
