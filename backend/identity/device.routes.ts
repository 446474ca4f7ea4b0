import { staffEndpoints } from '../contract/staff.ts'
import { once } from '../kernel/idempotency.store.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { addDevice } from './add-device.action.ts'
import { rememberDevice } from './cookies.ts'
import { devicesView } from './device.view.ts'
import { pairDevice } from './pair-device.action.ts'
import { revokeDevice } from './revoke-device.action.ts'
import { openGate } from './visitor.ts'
import type { Gate } from './visitor.ts'

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null

const routesAt = (gate: Gate): Route[] => [
  serve('listDevices', staffEndpoints.listDevices, async ({ params }) => {
    const devices = await devicesView(gate.db, params.canteenId)
    return {
      devices: devices.map((device) => ({
        ...device,
        registeredAt: iso(device.registeredAt),
        lastSeenAt: iso(device.lastSeenAt),
        revokedAt: iso(device.revokedAt),
      })),
    }
  }),
  serve('addDevice', staffEndpoints.addDevice, async (call) => {
    const { secret, ...device } = await addDevice(gate, call, call.params.canteenId, call.body)
    return { ...device, pairingCode: secret }
  }),
  serve('pairDevice', staffEndpoints.pairDevice, async (call) => {
    const { secret, ...paired } = await pairDevice(gate, call, call.body.code)
    rememberDevice(call.cookies, secret)
    return paired
  }),
  serve('revokeDevice', staffEndpoints.revokeDevice, ({ actor, params, write }) =>
    once(gate.db, write, async (tx) => {
      await revokeDevice(tx, actor, params)
      return {}
    }),
  ),
]

export const deviceRoutes = (deps: Deps): Route[] => routesAt(openGate(deps))
