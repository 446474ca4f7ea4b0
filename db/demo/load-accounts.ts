import { hashPassPhrase } from '../../backend/identity/pass-phrase.ts'
import { needsSecondFactor } from '../../backend/identity/second-factor.rules.ts'
import { newTotpSecret } from '../../backend/identity/totp.ts'
import { readClock } from '../../backend/kernel/clock.ts'
import type { Sealer } from '../../backend/kernel/crypto.ts'
import type { Tx } from '../../backend/kernel/database.ts'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { LoadedPlaces } from './load-places.ts'
import { insertNumbered, insertRows } from './load-rows.ts'
import type { Row } from './load-rows.ts'
import type { DemoPeople } from './people.ts'
import type { CanteenKey } from './places.ts'
import { demoPassPhrase } from './staff.ts'
import type { DemoStaff } from './staff.ts'

export interface LoadedAccount {
  readonly accountId: number
  readonly name: string
}

export interface LoadedAccounts {
  readonly volunteers: readonly LoadedAccount[]
  readonly families: readonly LoadedAccount[]
  /** By index of the resident; those without a mobile phone have none. */
  readonly residents: ReadonlyMap<number, LoadedAccount>
  readonly counter: Readonly<Record<CanteenKey, LoadedAccount>>
}

type Grant = Row<'role_grants'>

interface Person {
  readonly name: string
  readonly userName: string | null
  readonly phone: string | null
  readonly grants: readonly Grant[]
}

const insertPeople = async (
  tx: Tx,
  people: readonly Person[],
  passwordHash: string,
): Promise<LoadedAccount[]> => {
  const ids = await insertNumbered(
    tx,
    'accounts',
    people.map(({ name, userName, phone }) => ({
      display_name: name,
      user_name: userName,
      password_hash: userName === null ? null : passwordHash,
      phone,
    })),
  )
  const grants = people.flatMap((person, nth) =>
    person.grants.map((grant) => ({
      diner_id: null,
      canteen_id: null,
      place_id: null,
      permissions: [],
      relation: '',
      ...grant,
      account_id: ids[nth] ?? 0,
      granted_by: 'demo',
    })),
  )
  await insertRows(tx, 'role_grants', grants)
  return people.map(({ name }, nth) => ({ accountId: ids[nth] ?? 0, name }))
}

const staffGrant = ({ role, over }: DemoStaff, places: LoadedPlaces): Grant => {
  if ('canteen' in over) return { role, canteen_id: places.canteenId[over.canteen] }
  return { role, place_id: over.place === 'city' ? places.cityId : places.streetId }
}

/** Whoever moves money has a phone set up already; the sign-in page of a demonstration shows what it would show. */
const giveSecondFactors = async (
  tx: Tx,
  sealer: Sealer,
  { staff }: DemoPeople,
  accounts: readonly LoadedAccount[],
): Promise<void> => {
  const { now } = await readClock(tx)
  const rows = staff.flatMap(({ role }, nth) =>
    needsSecondFactor(role)
      ? [
          {
            account_id: accounts[nth]?.accountId ?? 0,
            secret_sealed: sealer.seal(newTotpSecret()),
            confirmed_at: now,
            last_step: 0,
          },
        ]
      : [],
  )
  await insertRows(tx, 'totp_secrets', rows)
}

const isMobile = (phone: string | null): phone is string =>
  phone !== null && /^1[3-9]\d{9}$/.test(phone)

const staffPeople = ({ staff }: DemoPeople, places: LoadedPlaces): Person[] =>
  staff.map((one) => ({
    name: one.name,
    userName: one.userName,
    phone: null,
    grants: [staffGrant(one, places)],
  }))

const volunteerPeople = ({ volunteers }: DemoPeople, places: LoadedPlaces): Person[] =>
  volunteers.map(({ name, userName, phone, canteen, buildings }) => ({
    name,
    userName,
    phone,
    grants: buildings.map(({ compound, building }) => ({
      role: 'volunteer',
      place_id: places.buildingId(canteen, compound, building),
    })),
  }))

const familyPeople = ({ family }: DemoPeople, dinerIds: readonly number[]): Person[] =>
  family.map(({ name, phone, links }) => ({
    name,
    userName: null,
    phone,
    grants: links.map(({ resident, relation, permissions }) => ({
      role: 'family',
      diner_id: dinerIds[resident],
      relation,
      permissions: [...permissions],
    })),
  }))

/** Those still here who have a mobile phone, by their index. */
const boundPeople = ({ residents }: DemoPeople, dinerIds: readonly number[]): Map<number, Person> =>
  new Map(
    residents.flatMap(({ name, phone, diedOn, leftOn }, index) =>
      isMobile(phone) && diedOn === null && leftOn === null
        ? [
            [
              index,
              {
                name,
                userName: null,
                phone,
                grants: [{ role: 'diner', diner_id: dinerIds[index] }],
              },
            ],
          ]
        : [],
    ),
  )

/** Staff, volunteers, families, and residents who have bound their own phone. */
export const loadAccounts = async (
  tx: Tx,
  sealer: Sealer,
  places: LoadedPlaces,
  people: DemoPeople,
  dinerIds: readonly number[],
): Promise<LoadedAccounts> => {
  const passwordHash = await hashPassPhrase(demoPassPhrase)
  const insert = (some: readonly Person[]): Promise<LoadedAccount[]> =>
    insertPeople(tx, some, passwordHash)
  const staff = await insert(staffPeople(people, places))
  await giveSecondFactors(tx, sealer, people, staff)
  const volunteers = await insert(volunteerPeople(people, places))
  const families = await insert(familyPeople(people, dinerIds))
  const bound = boundPeople(people, dinerIds)
  const own = await insert([...bound.values()])
  const counterOf = (canteen: CanteenKey): LoadedAccount => {
    const nth = people.staff.findIndex(
      ({ role, over }) => role === 'counter' && 'canteen' in over && over.canteen === canteen,
    )
    return present(staff[nth], `a counter of ${canteen}`)
  }
  return {
    volunteers,
    families,
    residents: new Map(
      [...bound.keys()].map((index, nth) => [index, present(own[nth], 'an account each')]),
    ),
    counter: { xingfuli: counterOf('xingfuli'), xiquan: counterOf('xiquan') },
  }
}
