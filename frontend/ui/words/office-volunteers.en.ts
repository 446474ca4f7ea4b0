import { englishMonth } from '../../../backend/vocabulary/english-month.ts'
import type { OfficeVolunteersWords } from './office-volunteers.zh.ts'

export const officeVolunteersEn: OfficeVolunteersWords = {
  tabs: 'Staff and volunteers',
  staff: 'People',
  care: 'Buildings',
  hours: 'Volunteer hours',
  nobody: (count) =>
    count === 1 ? 'Nobody looks after one building' : `Nobody looks after ${count} buildings`,
  nobodyWay: 'Give them to a volunteer, so that somebody notices who calls and who stays away.',
  allCared: 'Somebody looks after every building',
  volunteers: 'Volunteers',
  noVolunteers: 'No volunteers yet; add one under “People”.',
  buildings: 'Buildings',
  noBuildings: 'No buildings yet; add them under “Places”.',
  name: 'Name',
  places: 'Looks after',
  everywhere: 'the whole canteen',
  assign: 'Buildings',
  assignTo: (name) => `Buildings of ${name}`,
  title: (name) => `Which buildings does ${name} look after?`,
  scope: 'How far',
  some: 'only what is ticked',
  which: 'Tick what they look after',
  whichHint: 'They see and order for residents of these only, from now on.',
  pickOne: 'Tick at least one; who stops being a volunteer is ended under “People”.',
  save: 'Save',
  building: 'Building',
  residents: 'Residents',
  who: 'Looked after by',
  none: 'nobody in particular',
  month: (month) => `${englishMonth(month)} ${month.slice(0, 4)}`,
  before: 'Month before',
  after: 'Month after',
  times: 'Times',
  time: 'In all',
  lasted: (minutes) =>
    minutes < 60
      ? `${minutes} min`
      : `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`,
  thanks:
    'From the first thing done to the last; after a pause of more than half an hour a new time begins. In order of names: thanks to everybody, no ranking.',
  noHours: 'Nothing on record for this month',
  print: 'Print',
}
