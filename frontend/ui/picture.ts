/** Pictures are plain files: they cache well, and none of their weight is script. */
export const pictureOf = (slug: string): string => `/dishes/${slug}.svg`

/** The main dish alone, for a small frame. */
export const squarePictureOf = (slug: string): string => `/dishes/${slug}-square.svg`
