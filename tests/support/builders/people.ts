import { hashToken, randomToken } from '../../../backend/kernel/crypto.ts'
import type { Db } from '../../../backend/kernel/database.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import type { DeviceKind, FamilyPermission, Role } from '../../../backend/vocabulary/role.ts'
import type { Canteen } from './place.ts'

/** Somebody with a cookie: what `api.as(…)` and a browser context take. */
export interface SignedIn {
  readonly accountId: number
  readonly cookies: Readonly<Record<string, string>>
}

export const sessionCookie = 'nuancan_session'
export const deviceCookie = 'nuancan_device'

interface Person {
  readonly name: string
  readonly role: Role
  readonly dinerId?: number
  readonly canteenId?: number
  readonly placeId?: number
  readonly permissions?: readonly FamilyPermission[]
}

/** Whether the sessions have proven the second factor; fresh however a test moves the clock, unless it says when. */
export type Factor = 'proven' | 'not proven' | { readonly provenAt: string }

const forever = '2099-01-01T00:00:00Z'
const provenAt = (factor: Factor): string | null => {
  if (typeof factor === 'object') return factor.provenAt
  return factor === 'proven' ? forever : null
}

/** Accounts with one grant and one session each; three statements however many. */
export async function sessionsFor(
  db: Db,
  people: readonly Person[],
  factor: Factor = 'proven',
): Promise<SignedIn[]> {
  const accounts = await db
    .insertInto('accounts')
    .values(people.map(({ name }) => ({ display_name: name })))
    .returning('id')
    .execute()
  const ids = accounts.map(({ id }) => id)
  await db
    .insertInto('role_grants')
    .values(
      people.map((person, index) => ({
        account_id: present(ids[index], 'an account for each person'),
        role: person.role,
        diner_id: person.dinerId ?? null,
        canteen_id: person.canteenId ?? null,
        place_id: person.placeId ?? null,
        permissions: [...(person.permissions ?? [])],
        granted_by: 'test',
      })),
    )
    .execute()
  const tokens = ids.map(() => randomToken())
  await db
    .insertInto('sessions')
    .values(
      ids.map((account_id, index) => ({
        account_id,
        token_hash: hashToken(tokens[index] ?? ''),
        expires_at: forever,
        second_factor_at: provenAt(factor),
      })),
    )
    .execute()
  return ids.map((accountId, index) => ({
    accountId,
    cookies: { [sessionCookie]: tokens[index] ?? '' },
  }))
}

const signIn = async (db: Db, person: Person, factor?: Factor): Promise<SignedIn> =>
  present((await sessionsFor(db, [person], factor))[0], 'a session for a person')

/** Somebody who works at a canteen. */
export const aStaffMember = (
  db: Db,
  role: Role,
  canteen: Canteen,
  factor?: Factor,
): Promise<SignedIn> =>
  signIn(db, { name: `测试${role}`, role, canteenId: canteen.canteenId }, factor)

/** Takes orders for everybody in her building. */
export const aVolunteer = (
  db: Db,
  canteen: Canteen,
  placeId = canteen.communityId,
): Promise<SignedIn> => signIn(db, { name: '李志愿', role: 'volunteer', placeId })

/** A daughter, within what the diner granted. */
export const aFamilyMember = (
  db: Db,
  diner: { readonly dinerId: number },
  ...permissions: readonly FamilyPermission[]
): Promise<SignedIn> =>
  signIn(db, { name: '陈女儿', role: 'family', dinerId: diner.dinerId, permissions })

export const anOfficial = (
  db: Db,
  role: 'officer' | 'auditor' | 'admin',
  placeId: number,
  factor?: Factor,
): Promise<SignedIn> => signIn(db, { name: `测试${role}`, role, placeId }, factor)

/** A tablet or a television that was paired with the canteen. */
export async function aDevice(
  db: Db,
  kind: DeviceKind,
  canteen: Canteen,
): Promise<{ deviceId: number; cookies: Readonly<Record<string, string>> }> {
  const token = randomToken()
  const made = await db
    .insertInto('devices')
    .values({
      canteen_id: canteen.canteenId,
      kind,
      name: `测试${kind}`,
      token_hash: hashToken(token),
      registered_at: new Date(),
      created_by: 'test',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { deviceId: made.id, cookies: { [deviceCookie]: token } }
}
