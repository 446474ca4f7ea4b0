import type { EndpointName } from '../../backend/contract/registry.ts'

/**
 * Who may do what, as people agreed on it, written down without looking at the policy table.
 *
 * How far each reaches: `.` not at all, `o` her own, `s` also others of the same canteen, `a` also other canteens.
 * "Own" is: a diner's and a family member's own diner; for a volunteer, residents of her building; for everybody
 * else what lies at their canteen, street or city, which is `s` from the start.
 */
export const columns = [
  ['nobody'],
  ['diner'],
  ['family who may see', 'family who may book', 'family who may pay', 'family who may see health'],
  ['volunteer', 'counter', 'kitchen', 'manager'],
  ['officer of the street', 'auditor of the street', 'administrator of the city'],
  ['counter device', 'board', 'kitchen tablet', 'kiosk'],
] as const
export type Column = (typeof columns)[number][number]

// prettier-ignore
const table = {
  //                    nobody diner family volunteer…manager officials devices
  getSession:          'a a aaaa aaaa aaa aaaa',
  signIn:              'a a aaaa aaaa aaa aaaa',
  askForCode:          'a a aaaa aaaa aaa aaaa',
  redeemCode:          'a a aaaa aaaa aaa aaaa',
  signOut:             'a a aaaa aaaa aaa aaaa',
  listSessions:        '. a aaaa aaaa aaa ....',
  revokeSession:       '. a aaaa aaaa aaa ....',
  setPreferences:      'a a aaaa aaaa aaa aaaa',
  getSecondFactor:     '. a aaaa aaaa aaa ....',
  startSecondFactor:   '. . .... ...a aaa ....',
  confirmSecondFactor: '. . .... ...a aaa ....',
  proveSecondFactor:   '. . .... ...a aaa ....',
  renewRecoveryCodes:  '. . .... ...a aaa ....',
  resetSecondFactor:   '. . .... .... ..a ....',
  makeBindSlip:        '. . .... os.s ... ....',
  revokeBindSlip:      '. o .... os.s ... ....',
  readBindSlip:        'a a aaaa aaaa aaa aaaa',
  redeemBindSlip:      'a a aaaa aaaa aaa aaaa',
  listStaff:           '. . .... ...s ..a ....',
  addStaff:            '. . .... ...s ..a ....',
  endStaff:            '. . .... ...s ..a ....',
  listOfficials:       '. . .... .... ..a ....',
  addOfficial:         '. . .... .... ..a ....',
  endOfficial:         '. . .... .... ..a ....',
  listDevices:         '. . .... ...s ..a ....',
  addDevice:           '. . .... ...s ..a ....',
  pairDevice:          'a a aaaa aaaa aaa aaaa',
  revokeDevice:        '. . .... ...s ..a ....',
  listAudit:           '. . .... ...s ssa ....',

  getSetUp:            'a a aaaa aaaa aaa aaaa',
  setUp:               'a a aaaa aaaa aaa aaaa',
  listCanteens:        'a a aaaa aaaa aaa aaaa',
  listMyCanteens:      '. a aaaa aaaa aaa ....',
  getPolicy:           '. . .... ssss ssa ....',
  changePolicy:        '. . .... ...s ..a ....',
  getCanteenTraits:    '. . .... ...s ssa ....',
  setCanteenTraits:    '. . .... .... s.a ....',
  listBuildings:       '. . .... ss.s s.a ....',
  addBuildings:        '. . .... ...s ..a ....',
  getMealPatterns:     '. . .... ssss ssa ....',
  setMealPattern:      '. . .... ...s ..a ....',
  listClosedDays:      'a a aaaa aaaa aaa aaaa',
  closeDay:            '. . .... ...s ..a ....',

  searchDiners:        '. . .... ss.s s.. s...',
  listLikelyTwins:     '. . .... ...s ... ....',
  lookUpCard:          '. . .... .s.s ... s...',
  getDiner:            '. . .... ...s s.. ....',
  registerDiner:       '. . .... ...s ... ....',
  getImportTemplate:   '. . .... ...s ... ....',
  previewImport:       '. . .... ...s ... ....',
  importResidents:     '. . .... ...s ... ....',
  changeDiner:         '. . .... ...s ... ....',
  endDiner:            '. . .... ...s ... ....',
  recordFact:          '. . .... ...s ... ....',
  endFact:             '. . .... ...s ... ....',
  recordNeed:          '. . .... ...s ... ....',
  endNeed:             '. . .... ...s ... ....',
  recordConsent:       '. o .... .s.s ... ....',
  issueCard:           '. . .... .s.s ... ....',

  listWaitingNotices:  '. . .... .s.s ... ....',
  markNoticeSent:      '. . .... .s.s ... ....',
  getNoticeChoices:    '. . o... .... ... ....',
  setNoticeChoices:    '. . o... .... ... ....',
  listFamilyNews:      '. . o... .... ... ....',

  getMenuWeek:         '. . .... .sss ssa ....',
  copyMenuWeek:        '. . .... ...s ..a ....',
  publishMenuWeek:     '. . .... ...s ..a ....',
  addServing:          '. . .... ...s ..a ....',
  addOffering:         '. . .... ...s ..a ....',
  changeOffering:      '. . .... ...s ..a ....',
  removeOffering:      '. . .... ...s ..a ....',
  listDishes:          '. . .... .sss ssa ....',
  addDish:             '. . .... ...s ..a ....',
  listSets:            '. . .... .sss ssa ....',
  addSet:              '. . .... ...s ..a ....',

  listSchemes:         '. . .... ...s ssa ....',
  listSchemeVersions:  '. . .... .... ssa ....',
  getSchemeForm:       '. . .... .... s.a ....',
  listOwnFacts:        '. . .... ...s s.a ....',
  tryScheme:           '. . .... .... s.a ....',
  whatIfScheme:        '. . .... .... s.a ....',
  saveSchemeDraft:     '. . .... .... s.a ....',
  switchOnScheme:      '. . .... .... s.a ....',
  endScheme:           '. . .... .... s.a ....',
  withdrawScheme:      '. . .... .... s.a ....',
  setBudget:           '. . .... .... s.a ....',
  listVoucherSchemes:  '. . .... ...s ... ....',
  issueVouchers:       '. . .... ...s ... ....',
  voidVoucher:         '. . .... ...s ... ....',
  listVouchers:        '. o .... os.s ... s...',
  explainPrice:        '. o .... ...s ss. ....',

  getWallet:           '. o ..o. .s.s .s. s...',
  topUpInCash:         '. . .... .s.s ... s...',
  getDrawer:           '. . .... .s.s ss. s...',
  openDrawer:          '. . .... .s.s ... s...',
  moveCash:            '. . .... .s.s ... s...',
  closeDrawer:         '. . .... .s.s ... s...',
  signDrawer:          '. . .... .s.s ... ....',
  listDrawerShifts:    '. . .... .s.s ss. ....',
  getDayReport:        '. . .... .s.s ss. ....',
  donateInCash:        '. . .... .s.s ... s...',
  getFund:             '. . .... ...s ss. ....',
  reverseCash:         '. . .... ...s ... ....',
  giveFromFund:        '. . .... ...s ... ....',
  payOutWallet:        '. . .... ...s ... ....',

  topUpOnline:         '. o ..o. .... ... ....',
  getOnlinePayment:    '. o ..o. .... ... ....',
  makeTopUpLink:       '. o .... os.s ... ....',
  revokeTopUpLink:     '. o .... os.s ... ....',
  readTopUpLink:       'a a aaaa aaaa aaa aaaa',
  topUpByLink:         'a a aaaa aaaa aaa aaaa',
  listOnlinePayments:  '. . .... ...s ssa ....',
  refundPayment:       '. . .... ...s ... ....',
  listMoneyCases:      '. . .... ...s ssa ....',
  closeMoneyCase:      '. . .... ...s ... ....',
  listParityReports:   '. . .... ...s ssa ....',

  getStatement:        '. o ..o. .s.s ... ....',
  getDayBooks:         '. . .... ...s ss. ....',
  getMonthBooks:       '. . .... ...s ss. ....',
  closeMonth:          '. . .... ...s ... ....',
  listClaims:          '. . .... ...s ss. ....',
  listWaitingClaims:   '. a aaaa aaaa aaa ....',
  getClaim:            '. . .... ...s ss. ....',
  listClaimRows:       '. . .... ...s ss. ....',
  exportClaim:         '. . .... ...s ss. ....',
  prepareClaims:       '. . .... ...s ... ....',
  submitClaim:         '. . .... ...s ... ....',
  recheckClaim:        '. . .... ...s s.. ....',
  judgeFinding:        '. . .... .... s.. ....',
  judgeClaimRows:      '. . .... .... s.. ....',
  returnClaim:         '. . .... .... s.. ....',
  approveClaim:        '. . .... .... s.. ....',
  correctClaimRow:     '. . .... .... s.. ....',
  searchLedger:        '. . .... ...s ss. ....',
  getLedgerTransaction: '. . .... ...s ss. ....',
  getAccounts:         '. . .... ...s ss. ....',
  exportLedger:        '. . .... ...s ss. ....',

  getToday:            '. o o... .... ... ....',
  getChoices:          '. o .o.. os.s ... s...',
  placeBooking:        '. o .o.. os.s ... s...',
  payBookingOnline:    '. o ..o. .... ... ....',
  amendBooking:        '. o .o.. os.s ... s...',
  cancelBooking:       '. o .o.. os.s ... s...',
  getBooking:          '. o o... os.s ... s...',
  getWait:             '. o .o.. os.s ... s...',
  joinQueue:           '. o .o.. os.s ... s...',
  leaveQueue:          '. o .o.. os.s ... s...',
  acceptOffer:         '. o .o.. os.s ... s...',
  markWaitSeen:        '. o .o.. os.s ... s...',
  getMeals:            '. o o... os.s ... ....',
  collectBooking:      '. . .... .s.s ... s...',
  getDesk:             '. . .... os.s ... ....',
  listCallBacks:       '. . .... ss.s ... ....',
  getCounter:          '. . .... .s.s ... s...',

  getFamilyCircle:     '. o .... os.s ... ....',
  makeFamilyCode:      '. o .... .... ... ....',
  makeFamilySlip:      '. . .... os.s ... ....',
  revokeFamilyInvitation: '. o .... os.s ... ....',
  changeFamilyMember:  '. o .... .... ... ....',
  endFamilyMember:     '. o .... os.s ... ....',
  restoreFamilyMember: '. o .... os.s ... ....',
  openFamilyCode:      'a a aaaa aaaa aaa aaaa',
  readFamilyInvitation: 'a a aaaa aaaa aaa aaaa',
  joinFamily:          'a a aaaa aaaa aaa aaaa',
  leaveFamily:         '. . o... .... ... ....',
  getFamilyDay:        '. a aaaa aaaa aaa ....',
  getFamilyPerson:     '. . o... .... ... ....',
  makeCalendarFeed:    '. . o... .... ... ....',
  endCalendarFeed:     '. . o... .... ... ....',
  readCalendarFeed:    'a a aaaa aaaa aaa aaaa',

  getBoard:            '. . .... ..ss ... .ss.',
  getPrepSheet:        '. . .... ..ss ... ..s.',
  closeServing:        '. . .... ..ss ... ....',
  markServed:          '. . .... .sss ... ..s.',
  settleServing:       '. . .... ...s ... ....',
} satisfies Record<EndpointName, string>

export type Reach = '.' | 'o' | 's' | 'a'

export const reachOf = (name: EndpointName, column: Column): Reach => {
  const letters = table[name].replaceAll(' ', '')
  return letters[columns.flat().indexOf(column)] as Reach
}

/** Every line has a letter for every column, and no other. */
export const misshapen = (): string[] =>
  Object.entries(table)
    .filter(
      ([, line]) =>
        line
          .split(' ')
          .map((group) => group.length)
          .join() !== columns.map((group) => group.length).join() || !/^[.osa ]+$/.test(line),
    )
    .map(([name]) => name)
