import { createContext, useContext } from 'react'
import type { RefusalCode } from '../../backend/vocabulary/refusal.ts'

/** Asks the person at the screen for the code once more; false when she would rather not. */
export type StepUp = () => Promise<boolean>

/** Null on pages where nobody has a code to give. */
export const StepUpContext = createContext<StepUp | null>(null)
export const useStepUp = (): StepUp | null => useContext(StepUpContext)

/** Refusals that go away when the code is given. */
export const asksForCode = (code: RefusalCode): boolean =>
  code === 'step_up_required' || code === 'second_factor_required'
