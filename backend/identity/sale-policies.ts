import {
  booking,
  by,
  canteen,
  device,
  diner,
  offering,
  only,
  serving,
  whenNamed,
} from './policy.ts'
import { counter } from './policy-roles.ts'
import type { PolicyTable } from './policy.ts'

const ofTheMenu = serving('params.servingId')
const dishOfIt = offering('body.offeringId')
const theMeal = booking('params.bookingId')
const aboutAMeal = only(by(counter, theMeal), device(['counter'], theMeal))

/** What the window sells and puts right, at the canteen it stands in. */
export const salePolicies = {
  getWalkIn: only(
    by(counter, canteen('params.canteenId'), whenNamed(diner('query.dinerId'))),
    device(['counter'], canteen('params.canteenId'), whenNamed(diner('query.dinerId'))),
  ),
  // A serving of its own, and a diner it knows: else any counter could spend any wallet.
  sellWalkIn: only(
    by(counter, diner('body.dinerId'), ofTheMenu, dishOfIt),
    device(['counter'], diner('body.dinerId'), ofTheMenu, dishOfIt),
  ),
  getBuyerRecognition: only(
    by(counter, diner('params.dinerId'), ofTheMenu),
    device(['counter'], diner('params.dinerId'), ofTheMenu),
  ),
  sellToGuest: only(by(counter, ofTheMenu, dishOfIt), device(['counter'], ofTheMenu, dishOfIt)),
  undoGuestSale: only(by(counter, ofTheMenu), device(['counter'], ofTheMenu)),
  getHandOver: aboutAMeal,
  undoHandOver: aboutAMeal,
  giveInstead: only(by(counter, theMeal, dishOfIt), device(['counter'], theMeal, dishOfIt)),
  takeBackInstead: aboutAMeal,
} satisfies Partial<PolicyTable>
