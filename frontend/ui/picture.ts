import { createContext } from 'react'

/** Pictures are plain files: they cache well, and none of their weight is script. */
export const pictureOf = (slug: string): string => `/dishes/${slug}.svg`

/** The main dish alone, for a small frame. */
export const squarePictureOf = (slug: string): string => `/dishes/${slug}-square.svg`

/** Where a page reads its first picture from. The server puts it into the page: it needs no answer of its own. */
export const PictureSourceContext = createContext((path: string): string => path)
