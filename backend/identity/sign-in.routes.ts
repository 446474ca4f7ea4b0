import { identityEndpoints } from '../contract/identity.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { askForCode } from './ask-for-code.action.ts'
import { rememberSession } from './cookies.ts'
import { redeemCode } from './redeem-code.action.ts'
import { signIn } from './sign-in.action.ts'
import { openGate } from './visitor.ts'
import type { Gate } from './visitor.ts'

const routesAt = (gate: Gate): Route[] => [
  serve('signIn', identityEndpoints.signIn, async (call) => {
    const { accountId, home, secret } = await signIn(gate, call, call.body)
    rememberSession(call.cookies, secret)
    return { accountId, home }
  }),
  serve('askForCode', identityEndpoints.askForCode, (call) =>
    askForCode(gate, call, call.body.phone),
  ),
  serve('redeemCode', identityEndpoints.redeemCode, async (call) => {
    const { accountId, secret } = await redeemCode(gate, call, call.body)
    rememberSession(call.cookies, secret)
    return { accountId }
  }),
]

export const signInRoutes = (deps: Deps): Route[] => routesAt(openGate(deps))
