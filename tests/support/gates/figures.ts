/** What one kind of screen must meet. Lengths in CSS pixels. */
export interface Figures {
  /** Nothing smaller, but for `small` print that is asked for by law. */
  readonly smallestText: number
  /** Half of all characters are at least this large. */
  readonly usualText: number
  readonly target: number
  readonly gap: number
  readonly primary: 'exactly one' | 'at most one' | 'not counted'
  /** Chinese characters that stand above the fold, words on controls not counted. */
  readonly charactersAboveFold: number | undefined
  /** Things to choose from in one list. */
  readonly choices: number | undefined
  /** 1.4.6: 7:1. The palette test holds 4.5:1 and the borders for everybody. */
  readonly contrast: 'AAA' | 'AA'
  readonly lineHeight: number
  /** How far the page may move by itself while it loads. */
  readonly shift: number | undefined
}

const staff = {
  gap: 0,
  primary: 'at most one',
  charactersAboveFold: undefined,
  choices: undefined,
  contrast: 'AA',
  lineHeight: 1.2,
  shift: undefined,
} as const

export const figures = {
  elder: {
    smallestText: 20,
    usualText: 24,
    target: 72,
    gap: 16,
    primary: 'exactly one',
    charactersAboveFold: 60,
    choices: 5,
    contrast: 'AAA',
    lineHeight: 1.5,
    shift: 0.02,
  },
  family: {
    smallestText: 18,
    usualText: 20,
    target: 48,
    gap: 8,
    primary: 'at most one',
    charactersAboveFold: undefined,
    choices: undefined,
    contrast: 'AAA',
    lineHeight: 1.5,
    shift: 0.02,
  },
  kiosk: {
    smallestText: 32,
    usualText: 32,
    target: 112,
    gap: 16,
    primary: 'at most one',
    charactersAboveFold: 60,
    choices: 5,
    contrast: 'AAA',
    lineHeight: 1.4,
    shift: 0.02,
  },
  public: {
    smallestText: 18,
    usualText: 19,
    target: 44,
    gap: 8,
    primary: 'at most one',
    charactersAboveFold: undefined,
    choices: undefined,
    contrast: 'AAA',
    lineHeight: 1.5,
    shift: 0.02,
  },
  desk: { ...staff, smallestText: 16, usualText: 18, target: 48 },
  counter: { ...staff, smallestText: 18, usualText: 20, target: 64 },
  office: { ...staff, smallestText: 16, usualText: 16, target: 44 },
  tablet: { ...staff, smallestText: 20, usualText: 28, target: 80 },
  board: { ...staff, smallestText: 28, usualText: 32, target: 80, primary: 'not counted' },
} as const satisfies Record<string, Figures>

export type Kind = keyof typeof figures

export const figuresOf = (kind: Kind): Figures => figures[kind]
