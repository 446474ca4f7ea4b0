/** Pictures are plain files: they cache well, and none of their weight is script. */
export const pictureOf = (slug: string): string => `/dishes/${slug}.svg`

/** The main dish alone, for a small frame. */
export const squarePictureOf = (slug: string): string => `/dishes/${slug}-square.svg`

/** A code the server drew; as an image it can hold nothing but the drawing. */
export const imageOf = (svg: string): string => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
