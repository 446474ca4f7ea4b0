import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { HttpMessengerSettings } from '../../../backend/notices/http-messenger.ts'
import type { StripeSettings } from '../../../backend/payments/stripe-provider.ts'
import { PlainFailure } from '../plain-failure.ts'
import { defaultDataFolder } from '../postgres/folders.ts'
import { readMessages } from './messages.ts'
import { readStripe } from './online-payment.ts'

export interface Tls {
  cert: Buffer
  key: Buffer
}

export interface Settings {
  /** Undefined when nobody asked for one: then a neighbour's port is no reason to give up. */
  port: number | undefined
  host: string
  tls: Tls | undefined
  dataDir: string
  databaseUrl: string | undefined
  /** Recordings for reading aloud, a folder for each language. */
  voiceDir: string
  demo: 'the first time' | 'off'
  appSecret: string | undefined
  /** Online payment; undefined leaves it out of every screen. */
  stripe: StripeSettings | undefined
  /** Messages (SMS); undefined: people are called. */
  messages: HttpMessengerSettings | undefined
  /** Where people reach us, if a front or a name stands before us. */
  publicUrl: string | undefined
  /** Proxies in front of us whose word about the visitor's address we take. */
  trustedProxies: number
  logLevel: string
}

/** Reads the environment once; what makes no sense is refused before anything is started. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    port: readPort(env.PORT),
    host: env.HOST || everyInterface(),
    tls: readTls(env.TLS_CERT, env.TLS_KEY),
    dataDir: env.DATA_DIR || defaultDataFolder(),
    voiceDir: env.VOICE_DIR || join(env.DATA_DIR || defaultDataFolder(), 'voice'),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    demo: /^(off|no|0|false)$/i.test(env.DEMO ?? '') ? 'off' : 'the first time',
    appSecret: env.APP_SECRET || undefined,
    stripe: readStripe(env),
    messages: readMessages(env),
    publicUrl: readPublicUrl(env.PUBLIC_URL),
    trustedProxies: readTrustedProxies(env.TRUSTED_PROXIES),
    logLevel: readLogLevel(env.LOG_LEVEL),
  }
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new PlainFailure(`PORT is "${text}", which is no port: set a number like PORT=3000.`)
}

function everyInterface(): string {
  const addresses = Object.values(networkInterfaces()).flat()
  return addresses.some((address) => address?.family === 'IPv6') ? '::' : '0.0.0.0'
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Tls | undefined {
  if (!certFile && !keyFile) return undefined
  if (!certFile || !keyFile) {
    throw new PlainFailure(
      'For HTTPS set both TLS_CERT and TLS_KEY, each to the path of a PEM file; only one of them is set.',
    )
  }
  const tls = { cert: readPem('TLS_CERT', certFile), key: readPem('TLS_KEY', keyFile) }
  try {
    createSecureContext(tls)
    return tls
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    throw new PlainFailure(
      `TLS_CERT and TLS_KEY do not hold a certificate and its key (${because}): set both to PEM files that belong together.`,
      { cause: error },
    )
  }
}

function readPem(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new PlainFailure(`${name} names ${file}, which cannot be read: correct the path.`, {
      cause: error,
    })
  }
}

function readDatabaseUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text
  throw new PlainFailure(
    'DATABASE_URL is no PostgreSQL address: set it like postgres://user:password@host:5432/nuancan.',
  )
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin
  throw new PlainFailure(
    `PUBLIC_URL is "${text}", which is no web address: set it like https://canteen.example.org.`,
  )
}

function readTrustedProxies(text: string | undefined): number {
  if (text === undefined || text === '') return 0
  if (/^\d$/.test(text)) return Number(text)
  throw new PlainFailure(
    `TRUSTED_PROXIES is "${text}": set the number of proxies in front of this server, for example 1.`,
  )
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

function readLogLevel(text: string | undefined): string {
  const level = text || 'warn'
  if (logLevels.includes(level)) return level
  throw new PlainFailure(`LOG_LEVEL is "${level}": set one of ${logLevels.join(', ')}.`)
}
