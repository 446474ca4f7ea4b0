import { createContext, useContext } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { present } from '../../../../backend/vocabulary/invariant.ts'

/** Who of the kitchen notes things on a tablet that nobody signed in to; kept while the page is open. */
interface HandChoice {
  handId: number | undefined
  setHandId: (handId: number) => void
}
export const HandContext = createContext<HandChoice | null>(null)

export const useHandChoice = (): HandChoice =>
  present(useContext(HandContext), 'a choice of hands around the page')

/** What a write says about who does it, and whether that is known yet. */
export function useHand({ signedIn }: FoodSafetyDay): {
  known: boolean
  hand: { handId?: number }
} {
  const { handId } = useHandChoice()
  if (signedIn) return { known: true, hand: {} }
  return { known: handId !== undefined, hand: handId === undefined ? {} : { handId } }
}
