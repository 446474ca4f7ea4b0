import { createContext, useContext } from 'react'
import { present } from '../../../backend/vocabulary/invariant.ts'

/** Which canteen this office is about. */
export const CanteenContext = createContext<number | null>(null)
/** For whoever looks across canteens: which one this is, and the way to another. */
export interface CanteenChoice {
  readonly name: { readonly zh: string; readonly en: string }
  readonly choose: (canteenId: number | null) => void
}
export const CanteenChoiceContext = createContext<CanteenChoice | null>(null)

export const useCanteen = (): number => present(useContext(CanteenContext), 'no canteen chosen')
