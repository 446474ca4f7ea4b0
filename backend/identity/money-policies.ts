import { afresh, anyone, booking, by, canteen, device, diner, family } from './policy.ts'
import { herself, only, signedIn, whenNamed } from './policy.ts'
import type { PolicyTable } from './policy.ts'
import { counter, desk, readers } from './policy-roles.ts'

/** The lines of the one table that are about money: what schemes pay, wallets and drawers, the books, claims. */
export const moneyPolicies = {
  listSchemes: only(by(['manager', ...readers], canteen('params.canteenId'))),
  // What everybody pays: written and tried by those who answer for the place, set in force with a fresh code.
  listSchemeVersions: only(by(readers, canteen('params.canteenId'))),
  getSchemeForm: only(by(['officer', 'admin'], canteen('params.canteenId'))),
  // To be chosen on a resident's record.
  listOwnFacts: only(by(['manager', 'officer', 'admin'], canteen('params.canteenId'))),
  tryScheme: only(by(['officer', 'admin'], canteen('params.canteenId'))),
  whatIfScheme: only(by(['officer', 'admin'], canteen('params.canteenId'))),
  saveSchemeDraft: only(by(['officer', 'admin'], canteen('params.canteenId'))),
  switchOnScheme: afresh(only(by(['officer', 'admin'], canteen('params.canteenId')))),
  endScheme: afresh(only(by(['officer', 'admin'], canteen('params.canteenId')))),
  withdrawScheme: afresh(only(by(['officer', 'admin'], canteen('params.canteenId')))),
  setBudget: afresh(only(by(['officer', 'admin'], canteen('params.canteenId')))),
  // Worth money, in somebody's name: who runs the canteen gives them out; whoever takes her order sees what she has.
  listVoucherSchemes: only(by(['manager'], canteen('params.canteenId'))),
  issueVouchers: afresh(only(by(['manager'], canteen('params.canteenId')))),
  voidVoucher: afresh(only(by(['manager'], diner('params.dinerId')))),
  listVouchers: only(
    herself(diner('params.dinerId')),
    by(desk, diner('params.dinerId')),
    device(['counter'], diner('params.dinerId')),
  ),
  // Why a scheme applied says who is poor or ill: not for family, not for the counter.
  explainPrice: only(
    herself(booking('params.bookingId')),
    by(['manager', 'officer', 'auditor'], booking('params.bookingId')),
  ),

  getWallet: only(
    herself(diner('params.dinerId')),
    family('pay', diner('params.dinerId')),
    by([...counter, 'auditor'], diner('params.dinerId')),
    device(['counter'], diner('params.dinerId')),
  ),
  topUpInCash: only(
    by(counter, canteen('params.canteenId'), diner('body.dinerId')),
    device(['counter'], canteen('params.canteenId'), diner('body.dinerId')),
  ),
  getDrawer: only(
    by([...counter, 'officer', 'auditor'], canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  openDrawer: only(
    by(counter, canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  moveCash: only(
    by(counter, canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  closeDrawer: only(
    by(counter, canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  // A signature is a person's.
  signDrawer: only(by(counter, canteen('params.canteenId'))),
  listDrawerShifts: only(by([...counter, 'officer', 'auditor'], canteen('params.canteenId'))),
  getDayReport: only(by([...counter, 'officer', 'auditor'], canteen('params.canteenId'))),
  donateInCash: only(
    by(counter, canteen('params.canteenId')),
    device(['counter'], canteen('params.canteenId')),
  ),
  getFund: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  // Undoing, giving and paying out: who runs the canteen answers for it.
  reverseCash: afresh(only(by(['manager'], canteen('params.canteenId')))),
  giveFromFund: afresh(only(by(['manager'], canteen('params.canteenId'), diner('body.dinerId')))),
  payOutWallet: afresh(only(by(['manager'], canteen('params.canteenId'), diner('body.dinerId')))),

  topUpOnline: only(herself(diner('params.dinerId')), family('pay', diner('params.dinerId'))),
  getOnlinePayment: only(herself(diner('params.dinerId')), family('pay', diner('params.dinerId'))),
  makeTopUpLink: only(herself(diner('params.dinerId')), by(desk, diner('params.dinerId'))),
  revokeTopUpLink: only(herself(diner('params.dinerId')), by(desk, diner('params.dinerId'))),
  // Whoever holds the printed link may pay in, and sees nothing but a masked name.
  readTopUpLink: anyone,
  topUpByLink: anyone,
  listOnlinePayments: only(
    by(['manager', ...readers], canteen('params.canteenId'), whenNamed(diner('query.dinerId'))),
  ),
  refundPayment: afresh(only(by(['manager'], canteen('params.canteenId')))),
  listMoneyCases: only(by(['manager', ...readers], canteen('params.canteenId'))),
  closeMoneyCase: only(by(['manager'], canteen('params.canteenId'))),
  listParityReports: only(by(['manager', ...readers], canteen('params.canteenId'))),

  getStatement: only(
    herself(diner('params.dinerId')),
    family('pay', diner('params.dinerId')),
    by(counter, diner('params.dinerId')),
  ),
  getDayBooks: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  getMonthBooks: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  // What claims stand on: the word of the one who runs the canteen.
  closeMonth: afresh(only(by(['manager'], canteen('params.canteenId')))),
  searchLedger: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  getLedgerTransaction: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  getAccounts: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  exportLedger: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),

  // The canteen asks, the officer of its street judges and grants; that they are two people, the action sees to.
  listClaims: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  // Only what she answers for is in it.
  listWaitingClaims: signedIn,
  getClaim: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  listClaimRows: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  exportClaim: only(by(['manager', 'officer', 'auditor'], canteen('params.canteenId'))),
  prepareClaims: only(by(['manager'], canteen('params.canteenId'))),
  submitClaim: afresh(only(by(['manager'], canteen('params.canteenId')))),
  recheckClaim: only(by(['manager', 'officer'], canteen('params.canteenId'))),
  judgeFinding: only(by(['officer'], canteen('params.canteenId'))),
  judgeClaimRows: only(by(['officer'], canteen('params.canteenId'))),
  returnClaim: only(by(['officer'], canteen('params.canteenId'))),
  approveClaim: afresh(only(by(['officer'], canteen('params.canteenId')))),
  correctClaimRow: afresh(only(by(['officer'], canteen('params.canteenId')))),
} satisfies Partial<PolicyTable>
