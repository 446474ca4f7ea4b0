import type { OfficeOfficialsWords } from './office-officials.zh.ts'

export const officeOfficialsEn: OfficeOfficialsWords = {
  heading: 'People of the street and the city',
  about:
    'They do not work at the canteen: officers approve claims, auditors read the books, administrators open accounts. Each has an account of their own.',
  none: 'Nobody of the street or the city yet',
  place: 'Answers for',
  add: 'Appoint somebody',
  addIt: 'Appoint',
  role: 'Role',
  roles: {
    officer: 'officer: approves claims, sets subsidy schemes',
    auditor: 'auditor: reads books and records, changes nothing',
    admin: 'administrator: opens accounts, sets up canteens',
  },
  passPhraseHint:
    'at least 12 characters; a sentence one remembers. At the first sign-in this person also sets up the code on their phone.',
  added: (name) =>
    `${name} can sign in now. Tell them their user name and pass phrase; the first time they need their phone.`,
  oneself: 'you',
  end: (name, role, place) => `End ${name}, ${role} for ${place}`,
  endTitle: (name, place) => `${name} no longer answers for ${place}?`,
}
