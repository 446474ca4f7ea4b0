import { yuan } from '../../../backend/vocabulary/money.ts'
import { officeBooksEn } from './office-books.en.ts'
import { officeCanteenEn } from './office-canteen.en.ts'
import { officeClaimsEn } from './office-claims.en.ts'
import { officeImportEn } from './office-import.en.ts'
import { officeIngredientsEn } from './office-ingredients.en.ts'
import { officeMenuEn } from './office-menu.en.ts'
import { officeOfficialsEn } from './office-officials.en.ts'
import { officeOnlineEn } from './office-online.en.ts'
import { officePeopleEn } from './office-people.en.ts'
import { officePlacesEn } from './office-places.en.ts'
import { officeSchemesEn } from './office-schemes.en.ts'
import type { OfficeWords } from './office.zh.ts'

const portions = (count: number) => `${count} ${count === 1 ? 'portion' : 'portions'}`

export const officeEn: OfficeWords = {
  rooms: {
    today: 'Today',
    menu: 'Menu',
    dishes: 'Dishes and sets',
    ingredients: 'Ingredients',
    bookings: 'Bookings and prices',
    online: 'Online payments',
    residents: 'Residents',
    cash: 'Cash',
    books: 'Books',
    claims: 'Claims',
    staff: 'Staff',
    devices: 'Devices',
    rules: 'Canteen rules',
    places: 'Canteen and buildings',
    schemes: 'Subsidy schemes',
    audit: 'Records',
  },
  pickCanteen: 'Which canteen?',
  otherCanteen: 'Another canteen',
  findCanteen: 'Name or address of the canteen',
  noSuchRoom: 'No such page',
  toToday: 'Back to today',
  failed: 'This did not load',
  again: 'Try again',
  saved: 'Saved',
  add: 'Add',
  change: 'Change',
  end: 'End',
  day: 'Day',
  form: {
    summary: (count) => (count === 1 ? 'One thing needs a look' : `${count} things need a look`),
    required: (label) => `Please fill in “${label}”`,
    noSuchDay: (label) => `“${label}” must be a date that exists`,
    notMoney: (label) => `“${label}” must be an amount, like 12 or 12.50`,
    notWhole: (label, from, to) => `“${label}” must be a whole number from ${from} to ${to}`,
    notTime: (label) => `“${label}” must be a time, like 16:00`,
  },
  today: {
    booked: (count) => `${portions(count)} booked`,
    collected: (count) => `${count} collected`,
    limit: (booked, limit) => `${booked} of ${limit}`,
    until: (moment) => `closes ${moment}`,
    serving: 'Meals',
    noServings: 'No meals planned these days',
    noServingsWay: 'Plan a week under “Menu”; once published, people can book.',
    openMenu: 'Plan the menu',
    drawer: 'Cash in the drawer',
    drawerToday: (amount) => `today ${amount > 0 ? '+' : ''}${yuan(amount)} yuan`,
    carried: 'Cash from doors, to come',
    carriedBy: (names) => `with ${names.join(', ')}`,
    carriedLate: (names) => `not handed in for a day: ${names.join(', ')}`,
    residents: 'Residents registered',
    nextWeek: 'Next week’s menu',
    nextWeekState: { none: 'not planned', draft: 'not published', published: 'published' },
    nextWeekWay: { none: 'Plan it', draft: 'Publish it', published: 'Look' },
    evidence: (meals) =>
      meals === 1
        ? 'Food safety records of 1 meal are not whole'
        : `Food safety records of ${meals} meals are not whole`,
    moreEvidence: (meals) => `and ${meals} more`,
    board: 'Kitchen board',
    prep: 'Print the prep sheet',
    prepOf: (meal) => `Print the prep sheet, ${meal}`,
    close: 'Close booking',
    markServed: 'The meal is over',
    settle: 'Settle this meal',
    stepOf: (step, meal) => `${step}, ${meal}`,
    closed: (count) => `Booking is closed: cook ${portions(count)}`,
    served: 'Noted: the meal is over',
    settleTitle: (meal) => `Settle ${meal}`,
    settleText: (waiting) =>
      waiting === 0
        ? 'Everything was collected; you can settle.'
        : `${portions(waiting)} not collected. Settling makes them missed meals, charged by the canteen’s rules. This cannot be changed afterwards.`,
    settled: (missed, loss) =>
      missed === 0
        ? 'Settled; everything was collected.'
        : `Settled: ${portions(missed)} missed, the canteen bears ${yuan(loss)} yuan.`,
    done: 'This meal is finished',
  },
  price: {
    explain: 'Why this price',
    explainOf: (whose) => `Why this price, ${whose}`,
    heading: 'Why this price',
    payers: 'Who pays how much',
    payer: 'Payer',
    amount: 'Amount',
    total: 'Total',
    steps: 'What each scheme did',
    applied: 'applied',
    notApplied: 'not applied',
    noSteps: 'No subsidy scheme was in force for this meal.',
    source: (paper) => `Source: ${paper}`,
    asSold: 'By the rules of the moment it was sold; never computed again from later ones.',
  },
  bookings: {
    find: 'Name or pick-up number',
    count: (shown) => `${shown} ${shown === 1 ? 'booking' : 'bookings'}`,
    none: 'Nobody has booked this meal yet',
    noneFound: 'Nothing found; try another name or number',
    number: 'No.',
    name: 'Resident',
    what: 'Booked',
    way: 'How',
    state: 'State',
    due: 'Still due',
    choose: 'Choose a line to see where its price comes from.',
    record: 'Record',
    recordOf: (name) => `${name}, open the record`,
  },
  menu: officeMenuEn,
  ingredients: officeIngredientsEn,
  people: officePeopleEn,
  imports: officeImportEn,
  books: officeBooksEn,
  claims: officeClaimsEn,
  canteen: officeCanteenEn,
  officials: officeOfficialsEn,
  places: officePlacesEn,
  online: officeOnlineEn,
  schemes: officeSchemesEn,
}
