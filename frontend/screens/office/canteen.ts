import { createContext, useContext } from 'react'
import { present } from '../../../backend/vocabulary/invariant.ts'

/** Which canteen this office is about. */
export const CanteenContext = createContext<number | null>(null)
export const useCanteen = (): number => present(useContext(CanteenContext), 'no canteen chosen')
