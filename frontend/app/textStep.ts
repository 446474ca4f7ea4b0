import { createContext, useContext } from 'react'

/** Reading sizes in CSS pixels. */
export const textSteps = ['24', '28', '32'] as const
export type TextStep = (typeof textSteps)[number]

/** The first for whoever has not chosen. */
export const textStepFrom = (text: string | null | undefined): TextStep =>
  textSteps.find((step) => step === text) ?? '24'

export const TextStepContext = createContext<TextStep>('24')
export const useTextStep = (): TextStep => useContext(TextStepContext)
