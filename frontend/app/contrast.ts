import { createContext, useContext } from 'react'
import type { Contrast } from '../../backend/vocabulary/reading.ts'

export const contrastFrom = (text: string | undefined): Contrast =>
  text === 'more' ? 'more' : 'usual'

export const ContrastContext = createContext<Contrast>('usual')
export const useContrast = (): Contrast => useContext(ContrastContext)
