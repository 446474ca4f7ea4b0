import * as z from 'zod/mini'
import { secondFactorStates } from '../vocabulary/actor.ts'
import { endpoint } from './endpoint.ts'
import { id, words } from './shapes.ts'

/** Six digits from the phone, or a code from the paper; blanks and dashes as people type them. */
const code = words(40)
const recoveryCodes = z.array(z.string())

export const secondFactorEndpoints = {
  getSecondFactor: endpoint({
    method: 'GET',
    path: '/api/second-factor',
    summary: 'What this session still owes, and how many recovery codes are left',
    reply: z.object({
      state: z.enum(secondFactorStates),
      name: z.string(),
      recoveryCodesLeft: z.int(),
      /** On a demonstration community only: the codes that the phones nobody has would show now. */
      demo: z.nullable(
        z.object({ code: z.nullable(z.string()), pendingCode: z.nullable(z.string()) }),
      ),
    }),
  }),
  startSecondFactor: endpoint({
    method: 'POST',
    path: '/api/second-factor/set-up',
    summary: 'A new secret for the phone; good once its first code is confirmed',
    reply: z.object({
      uri: z.string(),
      qrSvg: z.string(),
      /** The secret in groups of four, for typing. */
      secret: z.array(z.string()),
    }),
    refusals: ['second_factor_required', 'step_up_required'],
  }),
  confirmSecondFactor: endpoint({
    method: 'POST',
    path: '/api/second-factor/set-up/confirm',
    summary: 'Confirms the new secret with its first code; answers with the recovery codes, once',
    body: z.object({ code }),
    reply: z.object({ recoveryCodes }),
    refusals: ['wrong_totp', 'totp_not_set_up', 'second_factor_required', 'step_up_required'],
  }),
  proveSecondFactor: endpoint({
    method: 'POST',
    path: '/api/second-factor/prove',
    summary:
      'Proves the second factor with a code or a recovery code; the session gets a new token',
    body: z.object({ code }),
    refusals: ['wrong_totp', 'totp_not_set_up', 'too_many_requests'],
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/api/second-factor/recovery-codes',
    summary: 'New recovery codes; the ones before are worth nothing',
    reply: z.object({ recoveryCodes }),
    refusals: ['step_up_required'],
  }),
  resetSecondFactor: endpoint({
    method: 'POST',
    path: '/api/accounts/:accountId/second-factor/reset',
    summary: 'Lets a colleague who lost the phone set up another, and signs the person out',
    params: z.object({ accountId: id }),
    body: z.object({ reason: words(200) }),
    refusals: ['not_oneself', 'totp_not_set_up', 'not_found', 'step_up_required'],
  }),
}
