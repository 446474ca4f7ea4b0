/** How she agreed at her door: to her usual, or to the sentence that was read to her. */
export const agreements = ['usual', 'read_back'] as const
export type Agreement = (typeof agreements)[number]
