import { officeVolunteersEn } from './office-volunteers.en.ts'
import type { OfficeStaffWords } from './office-staff.zh.ts'

export const officeStaffEn: OfficeStaffWords = {
  caption: 'Staff and volunteers',
  name: 'Name',
  userName: 'User name',
  userNameHint: 'starts with a small letter, 3 to 30 characters',
  passPhrase: 'Pass phrase',
  passPhraseHint: 'at least 12 characters; a sentence one remembers',
  role: 'Role',
  places: 'Buildings',
  placesHint: 'A volunteer sees only these',
  everywhere: 'the whole canteen',
  add: 'Add a person',
  added: (name) => `${name} can sign in now. Tell them their user name and pass phrase.`,
  end: (name) => `End ${name}`,
  endTitle: (name) => `${name} no longer works here?`,
  endText: 'Signed out at once and cannot come back in. What was done stays on record.',
  reason: 'Reason (optional)',
  factor: {
    it: 'Reset the sign-in code',
    reset: (name) => `Reset the sign-in code of ${name}`,
    title: (name) => `Has ${name} lost the phone?`,
    text: 'First make sure, face to face or by telephone, that it is really this person. The old phone and recovery codes are worth nothing at once, and the person is signed out; at the next sign-in another phone is set up.',
    reason: 'What happened',
    reasonHint: 'For example: phone lost, we spoke face to face',
    done: (name) => `${name} sets up another phone at the next sign-in.`,
  },
  none: 'No staff yet',
  volunteers: officeVolunteersEn,
  badUserName:
    'A user name starts with a small letter and has 3 to 30 small letters, digits, dots or dashes.',
}
