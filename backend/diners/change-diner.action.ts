import type { dinerEndpoints } from '../contract/diners.ts'
import type { BodyOf } from '../contract/endpoint.ts'
import { unbindPhone } from '../identity/account.store.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { maskedIdNumber, readIdNumber } from './id-number.rules.ts'
import { maskedName, pinyinAsWritten, pinyinOf } from './name.rules.ts'
import { checkAgainstIdNumber, checkBirthDate } from './person.rules.ts'
import {
  lockDiner,
  readCommunityOfBuilding,
  readNameByIdNumber,
  replaceContacts,
  updateDiner,
  type KeptIdNumber,
  type Person,
  type StoredPerson,
} from './person.store.ts'
import { readPhone } from './phone.rules.ts'

type Body = BodyOf<typeof dinerEndpoints.changeDiner>

/** A form shows the number masked or not at all: both sent back mean it stays. */
const changedIdNumber = async (
  tx: Tx,
  sealer: Sealer,
  dinerId: number,
  before: StoredPerson,
  body: Body,
): Promise<KeptIdNumber | null> => {
  const stored = before.idNumberSealed ? sealer.open(before.idNumberSealed) : null
  const stays =
    body.idNumber === '' || (stored !== null && body.idNumber === maskedIdNumber(stored))
  if (stays) {
    if (stored !== null) checkAgainstIdNumber(body, readIdNumber(stored))
    return null
  }
  const idNumber = readIdNumber(body.idNumber)
  checkAgainstIdNumber(body, idNumber)
  const index = sealer.index(idNumber.number)
  const other = await readNameByIdNumber(tx, index, dinerId)
  if (other !== undefined) throw new Refusal('diner_exists', { name: maskedName(other) })
  return { sealed: sealer.seal(idNumber.number), index }
}

/** What the office wrote holds; a new name is read anew; otherwise it stays as somebody once put it right. */
const typedAs = (before: StoredPerson, body: Body): Pick<Person, 'namePinyin' | 'nameInitials'> => {
  const written = pinyinAsWritten(body.namePinyin)
  const read = written ?? (body.name === before.name ? null : pinyinOf(body.name))
  return read ? { namePinyin: read.pinyin, nameInitials: read.initials } : before
}

const communityAfter = async (tx: Tx, before: StoredPerson, body: Body): Promise<number> => {
  if (body.buildingId === null) return before.communityId
  const communityId = await readCommunityOfBuilding(tx, body.buildingId)
  if (communityId === undefined) throw new Refusal('malformed', { where: 'body.buildingId' })
  return communityId
}

/** Corrects a record. The audit says which fields changed, never what they hold. */
export const changeDiner = async (
  tx: Tx,
  sealer: Sealer,
  actor: Actor,
  dinerId: number,
  body: Body,
): Promise<void> => {
  const { today } = await readClock(tx)
  const before = await lockDiner(tx, dinerId)
  checkBirthDate(body.birthDate, today)
  const kept = await changedIdNumber(tx, sealer, dinerId, before, body)
  const after: Person = {
    name: body.name,
    ...typedAs(before, body),
    gender: body.gender,
    birthDate: body.birthDate,
    phone: readPhone(body.phone, 'body.phone'),
    communityId: await communityAfter(tx, before, body),
    buildingId: body.buildingId,
    door: body.door,
    callerNote: body.callerNote,
  }
  const contacts = body.contacts.map((contact, index) => ({
    ...contact,
    phone: readPhone(contact.phone, `body.contacts.${index}.phone`) ?? '',
  }))
  await updateDiner(tx, dinerId, after, kept)
  if (before.phone !== null && before.phone !== after.phone) {
    await unbindPhone(tx, dinerId, before.phone)
  }
  await replaceContacts(tx, dinerId, contacts)
  const changed = (Object.keys(after) as (keyof Person)[]).filter(
    (field) => before[field] !== after[field],
  )
  await appendAudit(tx, {
    chain: before.homeCanteenId,
    actor,
    action: 'diner.changed',
    subject: `diner:${dinerId}`,
    detail: { changed: [...changed, ...(kept ? ['idNumber'] : [])] },
  })
}
