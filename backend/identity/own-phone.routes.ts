import { ownPhoneEndpoints } from '../contract/own-phone.ts'
import type { PhoneProof } from '../contract/own-phone.ts'
import type { Deps } from '../kernel/deps.ts'
import { once } from '../kernel/idempotency.store.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { askToProvePhone } from './ask-to-prove-phone.action.ts'
import { forgetOwnPhone } from './forget-own-phone.action.ts'
import { keepsOwnPhone } from './own-phone.rules.ts'
import { readPhones } from './own-phone.store.ts'
import { provePhone } from './prove-phone.action.ts'
import { openGate } from './visitor.ts'

export const ownPhoneRoutes = (deps: Deps): Route[] => {
  const gate = openGate(deps)
  const { db, config } = deps
  // On a demonstration the staff read codes aloud, as they do for signing in.
  const proof: PhoneProof = config.messages === 'sent' || config.demo ? 'code' : 'desk'
  return [
    serve('getOwnPhone', ownPhoneEndpoints.getOwnPhone, async ({ actor }) => {
      if (actor.accountId === null || !keepsOwnPhone(actor)) return { own: null }
      return { own: { ...(await readPhones(db, actor.accountId)), proof } }
    }),
    serve('askToProvePhone', ownPhoneEndpoints.askToProvePhone, (call) =>
      askToProvePhone(gate, call, { ...call.body, proof }),
    ),
    serve('forgetOwnPhone', ownPhoneEndpoints.forgetOwnPhone, ({ write, actor }) =>
      once(db, write, async (tx) => {
        await forgetOwnPhone(tx, actor)
        return {}
      }),
    ),
    serve('provePhone', ownPhoneEndpoints.provePhone, async (call) => {
      await provePhone(gate, call, call.body)
      return {}
    }),
  ]
}
