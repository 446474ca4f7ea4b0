import type { KitchenPlan } from '../../../../backend/contract/kitchen.ts'
import { timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { present } from '../../../../backend/vocabulary/invariant.ts'

export type Tile = KitchenPlan['board']['tiles'][number]
export type Planned = KitchenPlan['dishes'][number]

/** A dish as the board counts it, beside what the cook said about it. */
export const dishesOf = ({ board, dishes }: KitchenPlan): { tile: Tile; planned: Planned }[] =>
  board.tiles.map((tile, place) => ({ tile, planned: present(dishes[place], 'a plan of a dish') }))

/** Portions to make: what was decided, else whoever is booked. */
export const toCookOf = (tile: Tile): number => tile.toCook ?? tile.portions

export const timeOf = (at: string): string => timeOfDayAt(new Date(at))
