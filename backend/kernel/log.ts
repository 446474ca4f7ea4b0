import pino from 'pino'
import type { Logger } from 'pino'
import { loggedError } from './logged-error.rules.ts'

export type Log = Logger

/** Requests are logged by route pattern and status; never bodies, cookies, query strings or names, nor an error's words. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    serializers: { error: loggedError },
    redact: { paths: ['phone', 'idNumber', 'code', 'token', 'passPhrase'], censor: '[hidden]' },
  })
