import { renderSVG } from 'uqr'
import { dinerEndpoints } from '../contract/diners.ts'
import { onceQuietly, onceSealed } from '../identity/secret-write.ts'
import { openGate } from '../identity/visitor.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve, type Route } from '../kernel/route.ts'
import { inTransaction } from '../kernel/transaction.ts'
import { changeDiner } from './change-diner.action.ts'
import { endDiner } from './end-diner.action.ts'
import { endFact } from './end-fact.action.ts'
import { endNeed } from './end-need.action.ts'
import { issueCard } from './issue-card.action.ts'
import { lookAtDiner } from './look-at-diner.action.ts'
import { lookUpCard } from './look-up-card.action.ts'
import { recordConsent } from './record-consent.action.ts'
import { recordFact } from './record-fact.action.ts'
import { recordNeed } from './record-need.action.ts'
import { registerDiner } from './register-diner.action.ts'
import { readSearch, scopeOf } from './search-query.rules.ts'
import { searchView } from './search.view.ts'
import { likelyTwinsView } from './twins.view.ts'

/** Finding residents, and who they are. Bodies hold identity numbers, so keys keep only a keyed digest of them. */
const personRoutes = (deps: Deps): Route[] => {
  const { db, sealer } = deps
  return [
    serve('searchDiners', dinerEndpoints.searchDiners, ({ params, query, actor }) =>
      searchView(db, params.canteenId, scopeOf(actor, params.canteenId), readSearch(query.q)),
    ),
    serve('listLikelyTwins', dinerEndpoints.listLikelyTwins, ({ params }) =>
      likelyTwinsView(db, params.canteenId),
    ),
    serve('getDiner', dinerEndpoints.getDiner, ({ params, actor }) =>
      inTransaction(db, (tx) => lookAtDiner(tx, sealer, actor, params.dinerId)),
    ),
    serve('registerDiner', dinerEndpoints.registerDiner, ({ write, actor, params, body }) =>
      onceQuietly(deps, write, (tx) => registerDiner(tx, sealer, actor, params.canteenId, body)),
    ),
    serve('changeDiner', dinerEndpoints.changeDiner, ({ write, actor, params, body }) =>
      onceQuietly(deps, write, async (tx) => {
        await changeDiner(tx, sealer, actor, params.dinerId, body)
        return {}
      }),
    ),
    serve('endDiner', dinerEndpoints.endDiner, ({ write, actor, params, body }) =>
      onceQuietly(deps, write, async (tx) => {
        await endDiner(tx, actor, params.dinerId, body.why, body.on)
        return {}
      }),
    ),
  ]
}

/** Facts, diet needs and consents: poverty and health, so keys keep only a keyed digest of what was written. */
const recordRoutes = (deps: Deps): Route[] => [
  serve('recordFact', dinerEndpoints.recordFact, ({ write, actor, params, body }) =>
    onceQuietly(deps, write, (tx) => recordFact(tx, actor, params.dinerId, body)),
  ),
  serve('endFact', dinerEndpoints.endFact, ({ write, actor, params, body }) =>
    onceQuietly(deps, write, async (tx) => {
      await endFact(tx, actor, params.dinerId, params.factId, body.on)
      return {}
    }),
  ),
  serve('recordNeed', dinerEndpoints.recordNeed, ({ write, actor, params, body }) =>
    onceQuietly(deps, write, (tx) => recordNeed(tx, actor, params.dinerId, body)),
  ),
  serve('endNeed', dinerEndpoints.endNeed, ({ write, actor, params, body }) =>
    onceQuietly(deps, write, async (tx) => {
      await endNeed(tx, actor, params.dinerId, params.needId, body.on)
      return {}
    }),
  ),
  serve('recordConsent', dinerEndpoints.recordConsent, ({ write, actor, params, body }) =>
    onceQuietly(deps, write, async (tx) => {
      await recordConsent(tx, actor, params.dinerId, body)
      return {}
    }),
  ),
]

const qrOf = (token: string): string =>
  renderSVG(`nuancan:card:${token}`, { ecc: 'M', border: 2, pixelSize: 4 })

const cardRoutes = (deps: Deps): Route[] => {
  const { db, limits } = openGate(deps)
  return [
    serve('lookUpCard', dinerEndpoints.lookUpCard, ({ params, body, actor }) =>
      lookUpCard({ db, limits }, actor, params.canteenId, body),
    ),
    serve('issueCard', dinerEndpoints.issueCard, async ({ write, actor, params }) => {
      const card = await onceSealed(deps, write, (tx) => issueCard(tx, actor, params.dinerId))
      return { digits: card.digits, token: card.secret, qrSvg: qrOf(card.secret) }
    }),
  ]
}

export const dinerRoutes = (deps: Deps): Route[] => [
  ...personRoutes(deps),
  ...recordRoutes(deps),
  ...cardRoutes(deps),
]
