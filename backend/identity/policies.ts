import type { EndpointName } from '../contract/registry.ts'
import { carriedCashPolicies } from './carried-cash-policies.ts'
import { deskPolicies } from './desk-policies.ts'
import { familyPolicies } from './family-policies.ts'
import { handOverPolicies } from './hand-over-policies.ts'
import { ingredientPolicies } from './ingredient-policies.ts'
import { kioskPolicies } from './kiosk-policies.ts'
import { kitchenPolicies } from './kitchen-policies.ts'
import { moneyPolicies } from './money-policies.ts'
import { noticePolicies } from './notice-policies.ts'
import { account, afresh, anyone, booking, by, canteen, device, diner, family } from './policy.ts'
import { herself, offering, only, secondFactor, serving, signedIn, whenNamed } from './policy.ts'
import type { Policy, PolicyTable } from './policy.ts'
import { roundPolicies } from './round-policies.ts'
import { salePolicies } from './sale-policies.ts'
import { safetyPolicies } from './safety-policies.ts'
import { standingPolicies } from './standing-policies.ts'
import { counter, desk, kitchen, office, readers } from './policy-roles.ts'
import { waitingPolicies } from './waiting-policies.ts'

/**
 * Who may call what, on which object: the one table. Roles missing from a line may not.
 *
 * A device acts with nobody signed in, so its lines leave out everything that hands out credentials, shows
 * health beside a door, or lists telephone numbers to work through: those want a person with a name.
 *
 * `afresh` marks what moves rights, devices or money: there the second factor is asked for again.
 */
const table = {
  getSession: anyone,
  signIn: anyone,
  askForCode: anyone,
  redeemCode: anyone,
  signOut: anyone,
  listSessions: signedIn,
  revokeSession: signedIn,
  setPreferences: anyone,
  // Also for those who do not need one: the page says so.
  getSecondFactor: signedIn,
  startSecondFactor: secondFactor,
  confirmSecondFactor: secondFactor,
  proveSecondFactor: secondFactor,
  renewRecoveryCodes: afresh(secondFactor),
  // Above all that she answers for; that it is somebody else, the action sees to.
  resetSecondFactor: afresh(only(by(['admin'], account('params.accountId')))),
  // Whoever holds a slip becomes the diner: only people who know her, never the administrator from afar.
  makeBindSlip: only(by(desk, diner('params.dinerId'))),
  revokeBindSlip: only(herself(diner('params.dinerId')), by(desk, diner('params.dinerId'))),
  readBindSlip: anyone,
  redeemBindSlip: anyone,
  listStaff: only(by(office, canteen('params.canteenId'))),
  addStaff: afresh(only(by(office, canteen('params.canteenId')))),
  endStaff: afresh(only(by(office, canteen('params.canteenId')))),
  // Over places that she answers for herself: the action sees to it.
  listOfficials: only(by(['admin'], canteen('params.canteenId'))),
  addOfficial: afresh(only(by(['admin'], canteen('params.canteenId')))),
  endOfficial: afresh(only(by(['admin'], canteen('params.canteenId')))),
  listDevices: only(by(office, canteen('params.canteenId'))),
  addDevice: afresh(only(by(office, canteen('params.canteenId')))),
  pairDevice: anyone,
  revokeDevice: afresh(only(by(office, canteen('params.canteenId')))),
  listAudit: only(by(['manager', ...readers], canteen('params.canteenId'))),

  // Nobody has a role before the first set-up: the code on the server's own screen is what opens it, once.
  getSetUp: anyone,
  setUp: anyone,
  // Names, addresses, telephone and closed days hang on the notice board outside.
  listCanteens: anyone,
  listClosedDays: anyone,
  listMyCanteens: signedIn,
  listVoiceClips: anyone,
  getPolicy: only(by([...desk, 'kitchen', ...readers], canteen('params.canteenId'))),
  changePolicy: only(by(office, canteen('params.canteenId'))),
  // Money hangs on it, so the canteen does not say it of itself.
  getCanteenTraits: only(by(['manager', ...readers], canteen('params.canteenId'))),
  setCanteenTraits: afresh(only(by(['officer', 'admin'], canteen('params.canteenId')))),
  listBuildings: only(by([...desk, 'officer', 'admin'], canteen('params.canteenId'))),
  addBuildings: only(by(office, canteen('params.canteenId'))),
  getMealPatterns: only(by([...desk, 'kitchen', ...readers], canteen('params.canteenId'))),
  setMealPattern: only(by(office, canteen('params.canteenId'))),
  closeDay: only(by(office, canteen('params.canteenId'))),

  searchDiners: only(
    by([...desk, 'officer'], canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  listLikelyTwins: only(by(['manager'], canteen('params.canteenId'))),
  lookUpCard: only(
    by(counter, canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  // Health, identity and poverty in one record: the office that keeps it, and the street that must check it.
  getDiner: only(by(['manager', 'officer'], diner('params.dinerId'))),
  registerDiner: only(by(['manager'], canteen('params.canteenId'))),
  // Whole records at once: whoever may keep each of them.
  getImportTemplate: only(by(['manager'], canteen('params.canteenId'))),
  previewImport: only(by(['manager'], canteen('params.canteenId'))),
  importResidents: only(by(['manager'], canteen('params.canteenId'))),
  changeDiner: only(by(['manager'], diner('params.dinerId'))),
  endDiner: only(by(['manager'], diner('params.dinerId'))),
  recordFact: only(by(['manager'], diner('params.dinerId'))),
  endFact: only(by(['manager'], diner('params.dinerId'))),
  // A texture a doctor ordered must not be unsaid from somebody's phone: what she or her family says, the office writes.
  recordNeed: only(by(['manager'], diner('params.dinerId'))),
  endNeed: only(by(['manager'], diner('params.dinerId'))),
  // She nods at the counter, or presses it on her own phone.
  recordConsent: only(herself(diner('params.dinerId')), by(counter, diner('params.dinerId'))),
  issueCard: only(by(counter, diner('params.dinerId'))),

  getMenuWeek: only(by([...counter, 'kitchen', ...readers], canteen('params.canteenId'))),
  copyMenuWeek: only(by(office, canteen('params.canteenId'))),
  publishMenuWeek: only(by(office, canteen('params.canteenId'))),
  addServing: only(by(office, canteen('params.canteenId'))),
  addOffering: only(by(office, serving('params.servingId'))),
  changeOffering: only(by(office, offering('params.offeringId'))),
  removeOffering: only(by(office, offering('params.offeringId'))),
  listDishes: only(by([...counter, 'kitchen', ...readers], canteen('params.canteenId'))),
  addDish: only(by(office, canteen('params.canteenId'))),
  listSets: only(by([...counter, 'kitchen', ...readers], canteen('params.canteenId'))),
  addSet: only(by(office, canteen('params.canteenId'))),

  getToday: only(herself(diner('params.dinerId')), family('see', diner('params.dinerId'))),
  getChoices: only(
    herself(diner('params.dinerId')),
    family('book', diner('params.dinerId')),
    by(['volunteer'], diner('params.dinerId')),
    by(counter, diner('params.dinerId'), whenNamed(serving('query.servingId'))),
    device(['counter'], diner('params.dinerId'), whenNamed(serving('query.servingId'))),
  ),
  // The counter needs both: a serving of its own, and a diner it knows. Else any counter could spend any wallet.
  placeBooking: only(
    herself(diner('body.dinerId')),
    family('book', diner('body.dinerId')),
    by(['volunteer'], diner('body.dinerId')),
    by(counter, diner('body.dinerId'), serving('body.servingId')),
    device(['counter'], diner('body.dinerId'), serving('body.servingId')),
  ),
  amendBooking: only(
    herself(booking('params.bookingId')),
    family('book', booking('params.bookingId')),
    by(desk, booking('params.bookingId')),
    device(['counter'], booking('params.bookingId')),
  ),
  payBookingOnline: only(
    herself(booking('params.bookingId')),
    family('pay', booking('params.bookingId')),
  ),
  cancelBooking: only(
    herself(booking('params.bookingId')),
    family('book', booking('params.bookingId')),
    by(desk, booking('params.bookingId')),
    device(['counter'], booking('params.bookingId')),
  ),
  getBooking: only(
    herself(booking('params.bookingId')),
    family('see', booking('params.bookingId')),
    by(desk, booking('params.bookingId')),
    device(['counter'], booking('params.bookingId')),
  ),
  getMeals: only(
    herself(diner('params.dinerId')),
    family('see', diner('params.dinerId')),
    by(desk, diner('params.dinerId')),
  ),
  collectBooking: only(
    by(counter, booking('params.bookingId')),
    device(['counter'], booking('params.bookingId')),
  ),
  getDesk: only(by(desk, diner('params.dinerId'), whenNamed(serving('query.servingId')))),
  getCounter: only(
    by(counter, canteen('params.canteenId'), whenNamed(serving('query.servingId'))),
    device(['counter'], canteen('params.canteenId'), whenNamed(serving('query.servingId'))),
  ),

  getBoard: only(
    by(kitchen, canteen('params.canteenId'), whenNamed(serving('query.servingId'))),
    device(
      ['board', 'kitchen_tablet'],
      canteen('params.canteenId'),
      whenNamed(serving('query.servingId')),
    ),
  ),
  getPrepSheet: only(
    by(kitchen, serving('params.servingId')),
    device(['kitchen_tablet'], serving('params.servingId')),
  ),
  closeServing: only(by(kitchen, serving('params.servingId'))),
  markServed: only(
    by([...kitchen, 'counter'], serving('params.servingId')),
    device(['kitchen_tablet'], serving('params.servingId')),
  ),
  // Settling moves money.
  settleServing: only(by(['manager'], serving('params.servingId'))),

  ...deskPolicies,
  ...familyPolicies,
  ...handOverPolicies,
  ...standingPolicies,
  ...ingredientPolicies,
  ...kioskPolicies,
  ...kitchenPolicies,
  ...moneyPolicies,
  ...noticePolicies,
  ...roundPolicies,
  ...carriedCashPolicies,
  ...safetyPolicies,
  ...salePolicies,
  ...waitingPolicies,
} satisfies PolicyTable

export const policies: Readonly<Record<EndpointName, Policy>> = table
