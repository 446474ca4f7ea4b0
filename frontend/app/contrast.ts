import { createContext, useContext } from 'react'

/** more: black on white and thicker edges, for eyes that need it. */
export type Contrast = 'usual' | 'more'

export const contrastFrom = (text: string | undefined): Contrast =>
  text === 'more' ? 'more' : 'usual'

export const ContrastContext = createContext<Contrast>('usual')
export const useContrast = (): Contrast => useContext(ContrastContext)
