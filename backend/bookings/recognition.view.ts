import type { Recognition } from '../contract/recognition.ts'
import type { Actor } from '../vocabulary/actor.ts'
import type { Language } from '../vocabulary/role.ts'
import { refusalFrom } from './offers.rules.ts'
import { assertByName, assertByOther } from './recognition.rules.ts'
import type { CollectionRules } from './recognition.rules.ts'
import { sayNo } from './today.view.ts'

/** What this one may do in a canteen's odd cases, and why not. */
export const canCollect = (
  rules: CollectionRules,
  actor: Actor,
  language: Language,
): Recognition['can'] => {
  const allowed = (check: () => void): Recognition['can']['byName'] => {
    const refused = refusalFrom(check)
    return refused ? sayNo(language)(refused.code, refused.params) : { allowed: true }
  }
  return {
    byName: allowed(() => assertByName(rules.withoutCard, actor)),
    byOther: allowed(() => assertByOther(rules)),
  }
}
