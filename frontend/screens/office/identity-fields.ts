import { isServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { dinerEndpoints } from '../../../backend/contract/diners.ts'
import type { BodyIn } from '../../../backend/contract/endpoint.ts'
import type { OfficeWords } from '../../ui/words/office.zh.ts'
import type { FieldReader } from './field-reader.ts'

type Identity = Omit<BodyIn<typeof dinerEndpoints.registerDiner>, 'communityId'>
type Contact = NonNullable<Identity['contacts']>[number]

/** Rows offered for people to call; the record holds five. */
export const contactRows = (held: number): number => Math.min(5, Math.max(2, held + 1))

/** An ID number says when its owner was born and whether she is a woman; the office need not type it again. */
export function readIdNumber(
  text: string,
): { birthDate: string; gender: 'female' | 'male' } | null {
  const parts = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dXx]$/.exec(text.trim())
  if (parts === null) return null
  const birthDate = `${parts[1]}-${parts[2]}-${parts[3]}`
  if (!isServiceDay(birthDate)) return null
  return { birthDate, gender: Number(parts[4]) % 2 === 0 ? 'female' : 'male' }
}

function readContacts(
  fields: FieldReader,
  rows: number,
  words: OfficeWords['people']['identity'],
): Contact[] {
  const contacts: Contact[] = []
  for (let row = 1; row <= rows; row += 1) {
    const contact = {
      name: fields.optional(`contactName${row}`),
      relation: fields.optional(`contactRelation${row}`),
      phone: fields.optional(`contactPhone${row}`),
    }
    const parts = Object.values(contact).filter((part) => part !== '').length
    if (parts === 3) contacts.push(contact)
    else if (parts > 0) fields.fail(`contactName${row}`, words.contactIncomplete)
  }
  return contacts
}

export function readIdentity(
  fields: FieldReader,
  rows: number,
  words: OfficeWords['people']['identity'],
): Identity {
  const building = fields.optional('buildingId')
  return {
    name: fields.text('name', words.name),
    gender: fields.text('gender', words.gender) === 'male' ? 'male' : 'female',
    birthDate: fields.day('birthDate', words.birthDate),
    idNumber: fields.optional('idNumber'),
    phone: fields.optional('phone'),
    buildingId: building === '' ? null : Number(building),
    door: fields.optional('door'),
    callerNote: fields.optional('callerNote'),
    contacts: readContacts(fields, rows, words),
  }
}

/** Where a refusal about identity is shown. */
export const identityRefusals = {
  id_number_wrong: 'idNumber',
  birth_date_wrong: 'birthDate',
  diner_exists: 'idNumber',
} as const
