import type { OfficePlacesWords } from './office-places.zh.ts'

const shown = 12
const inShort = (names: readonly string[]): string =>
  names.length <= shown
    ? names.join(', ')
    : `${names.slice(0, shown - 2).join(', ')} … ${names.slice(-1).join('')}`
const buildings = (count: number): string => `${count} ${count === 1 ? 'building' : 'buildings'}`

export const officePlacesEn: OfficePlacesWords = {
  buildings: 'Buildings',
  noBuildings: 'No buildings yet. Add them first: residents and volunteers are kept by building.',
  withoutCompound: 'No compound',
  count: buildings,
  addHeading: 'Add buildings',
  community: 'Community',
  compound: 'Compound',
  compoundHint: 'For example 幸福里. Leave it empty where there is none.',
  names: 'Buildings',
  namesHint: 'Several at once, like 1-12栋, or 1栋, 2栋, 3甲栋.',
  preview: (names) => `To be added, ${buildings(names.length)}: ${inShort(names)}`,
  tooMany: (most) => `At most ${most} buildings at a time. Please add them in parts.`,
  add: 'Add',
  added: (count) =>
    count === 0 ? 'These buildings were there already.' : `${buildings(count)} added.`,
  meals: 'Meal times and seats',
  mealsNote: 'Meals planned from now on begin with this; those already planned stay as they are.',
  notServed: 'not served',
  seats: (dineIn, pickUp) => `${dineIn} seats, ${pickUp} to take away`,
  from: 'Begins at',
  to: 'Ends at',
  dineIn: 'Seats',
  pickUp: 'Portions to take away',
  endsAfter: 'It must end later than it begins.',
  open: 'Begin serving',
  changeOf: (meal) => `Change ${meal}`,
  openOf: (meal) => `Begin serving ${meal}`,
  turns: 'People come in turns, so nobody queues',
  noTurns: 'No turns, any time',
  turnsOf: (minutes) => `Turns of ${minutes} minutes`,
  saveMeal: 'Save',
}
