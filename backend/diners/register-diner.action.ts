import type { dinerEndpoints } from '../contract/diners.ts'
import type { BodyOf } from '../contract/endpoint.ts'
import { appendAudit } from '../kernel/audit.store.ts'
import { readClock } from '../kernel/clock.ts'
import type { Sealer } from '../kernel/crypto.ts'
import type { Tx } from '../kernel/database.ts'
import type { Actor } from '../vocabulary/actor.ts'
import { Refusal } from '../vocabulary/refusal.ts'
import { readIdNumber } from './id-number.rules.ts'
import { maskedName, pinyinOf } from './name.rules.ts'
import { checkAgainstIdNumber, checkBirthDate } from './person.rules.ts'
import {
  canteenServes,
  insertDiner,
  readCommunityOfBuilding,
  readNameByIdNumber,
  replaceContacts,
  type KeptIdNumber,
} from './person.store.ts'
import { readPhone } from './phone.rules.ts'

type Body = BodyOf<typeof dinerEndpoints.registerDiner>

const keepIdNumber = async (tx: Tx, sealer: Sealer, body: Body): Promise<KeptIdNumber | null> => {
  if (body.idNumber === '') return null
  const idNumber = readIdNumber(body.idNumber)
  checkAgainstIdNumber(body, idNumber)
  const index = sealer.index(idNumber.number)
  const there = await readNameByIdNumber(tx, index, null)
  if (there !== undefined) throw new Refusal('diner_exists', { name: maskedName(there) })
  return { sealed: sealer.seal(idNumber.number), index }
}

const checkPlace = async (tx: Tx, canteenId: number, body: Body): Promise<void> => {
  if (!(await canteenServes(tx, canteenId, body.communityId))) {
    throw new Refusal('malformed', { where: 'body.communityId' })
  }
  if (body.buildingId === null) return
  if ((await readCommunityOfBuilding(tx, body.buildingId)) !== body.communityId) {
    throw new Refusal('malformed', { where: 'body.buildingId' })
  }
}

/** Registers a resident at a canteen. Refuses `id_number_wrong`, `birth_date_wrong`, `diner_exists`. */
export const registerDiner = async (
  tx: Tx,
  sealer: Sealer,
  actor: Actor,
  canteenId: number,
  body: Body,
): Promise<{ dinerId: number }> => {
  const { today } = await readClock(tx)
  checkBirthDate(body.birthDate, today)
  await checkPlace(tx, canteenId, body)
  const kept = await keepIdNumber(tx, sealer, body)
  const { pinyin, initials } = pinyinOf(body.name)
  const person = {
    ...body,
    namePinyin: pinyin,
    nameInitials: initials,
    phone: readPhone(body.phone, 'body.phone'),
  }
  const contacts = body.contacts.map((contact, index) => ({
    ...contact,
    phone: readPhone(contact.phone, `body.contacts.${index}.phone`) ?? '',
  }))
  const dinerId = await insertDiner(tx, canteenId, person, kept)
  await replaceContacts(tx, dinerId, contacts)
  await appendAudit(tx, {
    chain: canteenId,
    actor,
    action: 'diner.registered',
    subject: `diner:${dinerId}`,
    detail: { withIdNumber: kept !== null },
  })
  return { dinerId }
}
