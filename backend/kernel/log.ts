import pino from 'pino'
import type { Logger } from 'pino'

export type Log = Logger

/** Requests are logged by route pattern and status; never bodies, cookies, query strings or names. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: { paths: ['phone', 'idNumber', 'code', 'token', 'passPhrase'], censor: '[hidden]' },
  })
