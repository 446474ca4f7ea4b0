/** The server draws the code; as an image it can hold nothing but the drawing. */
export const imageOf = (svg: string): string => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`
