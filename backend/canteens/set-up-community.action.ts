import { lockAccounts, readAnyAccount } from '../identity/first-account.store.ts'
import { homeOf } from '../identity/home.rules.ts'
import { openSession } from '../identity/open-session.action.ts'
import { hashPassPhrase } from '../identity/pass-phrase.ts'
import { onceSealed } from '../identity/secret-write.ts'
import { insertStaffAccount, insertStaffGrants } from '../identity/staff.store.ts'
import type { Gate, SignedIn, Visitor } from '../identity/visitor.ts'
import { appendAudit, cityChain } from '../kernel/audit.store.ts'
import type { Tx } from '../kernel/database.ts'
import { nobody } from '../vocabulary/actor.ts'
import { timeOfDay } from '../vocabulary/calendar.ts'
import { present } from '../vocabulary/invariant.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { insertCanteen } from './canteen.store.ts'
import { writeMealPattern, type MealPattern } from './meal-pattern.store.ts'
import { ensurePlace } from './place.store.ts'
import { setUpCodeFits } from './set-up-code.ts'

export interface FirstSetUp {
  readonly code: string
  readonly name: string
  readonly userName: string
  readonly passPhrase: string
  readonly city: string
  readonly district: string
  readonly street: string
  readonly community: string
  readonly canteenName: string
  readonly canteenPhone: string
  readonly canteenAddress: string
}

/** What most canteens begin with; the office changes it. */
const firstPattern: MealPattern = {
  meal: 'lunch',
  from: timeOfDay('11:00'),
  to: timeOfDay('12:30'),
  windowMinutes: null,
  dineInCapacity: 60,
  pickUpCapacity: 40,
}

interface Community {
  readonly cityId: number
  readonly communityId: number
  readonly canteenId: number
}

const makeCommunity = async (tx: Tx, wanted: FirstSetUp): Promise<Community> => {
  const cityId = await ensurePlace(tx, { kind: 'city', name: wanted.city, parentId: null })
  const parts = [
    ['district', wanted.district],
    ['street', wanted.street],
    ['community', wanted.community],
  ] as const
  let parentId = cityId
  for (const [kind, name] of parts) parentId = await ensurePlace(tx, { kind, name, parentId })
  const canteenId = await insertCanteen(tx, {
    communityId: parentId,
    name: wanted.canteenName,
    phone: wanted.canteenPhone,
    address: wanted.canteenAddress,
  })
  await writeMealPattern(tx, canteenId, firstPattern)
  return { cityId, communityId: parentId, canteenId }
}

/** She runs this canteen, and as administrator of the city may open others. */
const makeAdministrator = async (
  tx: Tx,
  account: { readonly name: string; readonly userName: string; readonly passwordHash: string },
  { cityId, communityId, canteenId }: Community,
): Promise<number> => {
  const made = await insertStaffAccount(tx, account)
  const accountId = present(made, 'the first user name is free')
  const roles = [
    { accountId, role: 'admin' as const, canteenId: null, placeId: cityId },
    { accountId, role: 'manager' as const, canteenId, placeId: null },
  ]
  await insertStaffGrants(tx, roles, 'set-up')
  const actor = { ...nobody, key: `account:${accountId}` }
  const subject = `account:${accountId}`
  const detail = { role: 'admin', places: [cityId] }
  await appendAudit(tx, { chain: cityChain, actor, action: 'add_staff', subject, detail })
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'canteen.set_up',
    subject: `canteen:${canteenId}`,
    detail: { communityId, manager: accountId },
  })
  return accountId
}

/**
 * The first administrator and the first canteen of an empty installation, once. A guess counts before it is
 * judged; the right code does not use up tries, so that a pass phrase can be thought over.
 */
export const setUpCommunity = async (
  gate: Gate,
  visitor: Visitor,
  wanted: FirstSetUp,
): Promise<SignedIn & { home: string }> => {
  await gate.limits.take('setUpByAddress', visitor.address)
  if (!setUpCodeFits(gate.config.setUpCode, wanted.code)) {
    throw new Refusal((await readAnyAccount(gate.db)) ? 'set_up_done' : 'set_up_code_wrong')
  }
  await gate.limits.giveBack('setUpByAddress', visitor.address)
  // Slow on purpose, so before the transaction and not inside it.
  const passwordHash = await hashPassPhrase(wanted.passPhrase)
  return onceSealed(gate, visitor.write, async (tx) => {
    await lockAccounts(tx)
    if (await readAnyAccount(tx)) throw new Refusal('set_up_done')
    const community = await makeCommunity(tx, wanted)
    const { name, userName } = wanted
    const accountId = await makeAdministrator(tx, { name, userName, passwordHash }, community)
    const opened = await openSession(tx, visitor, accountId, { by: 'set-up' })
    return { ...opened, home: homeOf(['admin', 'manager']) }
  })
}
