/** '12' → 12; anything else is as if nothing had been said. */
export const idFrom = (text: string | null | undefined): number | undefined =>
  typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
