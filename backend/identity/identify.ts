import type { Db } from '../kernel/database.ts'
import type { Identify } from '../kernel/mount.ts'
import { nobody } from '../vocabulary/actor.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { nothingChosen } from '../vocabulary/reading.ts'
import { deviceCookie, sessionCookie } from './cookies.ts'
import { standing } from './second-factor.rules.ts'
import { findBearer, touchDevice, touchSession } from './session.store.ts'
import type { Bearer } from './session.store.ts'

type Live<T> = NonNullable<T>

const actorOf = (
  session: Live<Bearer['session']> | null,
  device: Live<Bearer['device']> | null,
): Actor => {
  const registered = device && {
    deviceId: device.id,
    kind: device.kind,
    canteenId: device.canteenId,
    name: device.name,
  }
  if (session) {
    return {
      key: `account:${session.accountId}`,
      name: session.name,
      accountId: session.accountId,
      sessionId: session.id,
      device: registered,
      ...standing(session.grants, session.factor),
    }
  }
  if (registered) {
    return {
      ...nobody,
      key: `device:${registered.deviceId}`,
      name: device.name,
      device: registered,
    }
  }
  return nobody
}

/** Who a request comes from, read anew each time: a revoked session or device is out at the next request. */
export const createIdentify =
  (db: Db): Identify =>
  async (cookies) => {
    const tokens = { session: cookies.get(sessionCookie), device: cookies.get(deviceCookie) }
    if (tokens.session === undefined && tokens.device === undefined) {
      return { actor: nobody, ended: null, reading: nothingChosen }
    }
    const found = await findBearer(db, tokens)
    const session = found.session?.live ? found.session : null
    const device = found.device?.live ? found.device : null
    if (session?.stale) await touchSession(db, session.id)
    if (device?.stale) await touchDevice(db, device.id)
    const sessionEnded = tokens.session !== undefined && session === null
    const deviceRevoked = tokens.device !== undefined && device === null
    return {
      actor: actorOf(session, device),
      ended: sessionEnded ? 'session_ended' : deviceRevoked ? 'device_revoked' : null,
      reading: session?.reading ?? nothingChosen,
    }
  }
