import type { Figures } from './figures.ts'
import type { Box, ControlFact, PageFacts } from './facts.ts'

/** One figure that was missed, in words. */
export interface Miss {
  readonly gate: string
  readonly what: string
}

const miss = (gate: string, what: string): Miss => ({ gate, what })
const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text)
/** Boxes are laid out in fractions of a pixel; half of one is nobody's finger. */
const slack = 0.5

export function judgeSizes(facts: PageFacts, figures: Figures): Miss[] {
  const tooSmall = facts.texts
    .filter(({ size }) => size < figures.smallestText - slack)
    .map(({ text, size }) =>
      miss('font', `「${short(text)}」 ${size} px < ${figures.smallestText}`),
    )
  const usual = weightedMedian(facts.texts.map(({ text, size }) => [size, text.length]))
  const tooSmallAsAWhole =
    facts.texts.length > 0 && usual < figures.usualText - slack
      ? [miss('font', `half of the text is ${usual} px or less, ${figures.usualText} wanted`)]
      : []
  const serifs = facts.texts
    .filter(({ serif }) => serif)
    .map(({ text }) => miss('font', `「${short(text)}」 has serifs`))
  const tight = facts.texts
    .filter(
      ({ running, onControl, line }) => running && !onControl && line < figures.lineHeight - 0.01,
    )
    .map(({ text, line }) =>
      miss('line height', `「${short(text)}」 ${line.toFixed(2)} < ${figures.lineHeight}`),
    )
  return [...tooSmall, ...tooSmallAsAWhole, ...serifs, ...tight, ...judgeTargets(facts, figures)]
}

function judgeTargets({ controls }: PageFacts, { target, gap }: Figures): Miss[] {
  const small = controls
    .map((control) => ({ control, side: Math.min(widthOf(control.box), heightOf(control.box)) }))
    .filter(({ side }) => side < target - slack)
    .map(({ control, side }) =>
      miss('target', `「${short(control.name)}」 ${side.toFixed(0)} px < ${target}`),
    )
  const close: Miss[] = []
  for (const [index, a] of controls.entries()) {
    for (const b of controls.slice(index + 1)) {
      if (a.fixed !== b.fixed || gap === 0) continue
      const between = distance(a.box, b.box)
      if (between < gap - slack) {
        close.push(
          miss(
            'gap',
            `「${short(a.name)}」 and 「${short(b.name)}」 are ${between.toFixed(0)} px apart, ${gap} wanted`,
          ),
        )
      }
    }
  }
  return [...small, ...close]
}

/** One question, one answer. */
export function judgeFocus(facts: PageFacts, figures: Figures): Miss[] {
  const found: Miss[] = []
  if (facts.headings !== 1) found.push(miss('one h1', `${facts.headings} visible`))
  const primaries = facts.controls.filter(({ primary }) => primary)
  const wrong =
    (figures.primary === 'exactly one' && primaries.length !== 1) ||
    (figures.primary === 'at most one' && primaries.length > 1)
  if (wrong) {
    const names = primaries.map(({ name }) => `「${short(name)}」`).join(', ')
    found.push(miss('one primary button', `${primaries.length}: ${names || 'none'}`))
  }
  const characters = charactersAboveFold(facts)
  if (figures.charactersAboveFold !== undefined && characters > figures.charactersAboveFold) {
    found.push(miss('characters above the fold', `${characters} > ${figures.charactersAboveFold}`))
  }
  for (const [, members] of byGroup(facts.controls)) {
    const choices = new Set(members.map(({ name }) => name)).size
    if (figures.choices !== undefined && choices > figures.choices) {
      found.push(miss('choices', `${choices} in one list, ${figures.choices} at most`))
    }
  }
  return found
}

export const charactersAboveFold = (facts: PageFacts): number =>
  facts.texts
    .filter(({ onControl, aboveFold }) => aboveFold && !onControl)
    .reduce((sum, { text }) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0)

/** Nobody has to guess which of two 「加一份」 is which. */
export function judgeNames(facts: PageFacts): Miss[] {
  const found = facts.controls
    .filter(({ name }) => name === '')
    .map(({ tag, box }) =>
      miss('unnamed control', `${tag} at ${box.left.toFixed(0)},${box.top.toFixed(0)}`),
    )
  for (const [, members] of byGroup(facts.controls)) {
    const seen = new Set<string>()
    for (const { name, tag } of members) {
      if (tag === 'a' || tag === 'button') {
        if (seen.has(name)) found.push(miss('same name twice in a list', `「${short(name)}」`))
        seen.add(name)
      }
    }
  }
  if (facts.controls.some(({ placeholder }) => placeholder)) {
    found.push(miss('placeholder', 'a field says in its placeholder what belongs in its label'))
  }
  return found
}

/** Nothing sticks out, nothing is cut off. */
export function judgeReflow(facts: PageFacts, when: string): Miss[] {
  const found: Miss[] = []
  if (facts.overflow > 1)
    found.push(miss('reflow', `${when}: ${facts.overflow} px wider than the window`))
  for (const text of facts.cut.slice(0, 3))
    found.push(miss('reflow', `${when}: 「${short(text)}」 is cut off`))
  return found
}

const widthOf = (box: Box): number => box.right - box.left
const heightOf = (box: Box): number => box.bottom - box.top

/** Zero when they touch or overlap. */
function distance(a: Box, b: Box): number {
  const dx = Math.max(0, a.left - b.right, b.left - a.right)
  const dy = Math.max(0, a.top - b.bottom, b.top - a.bottom)
  return Math.hypot(dx, dy)
}

function byGroup(controls: readonly ControlFact[]): Map<number, ControlFact[]> {
  const groups = new Map<number, ControlFact[]>()
  for (const control of controls) {
    const innermost = control.groups.at(-1)
    if (innermost !== undefined) groups.set(innermost, [...(groups.get(innermost) ?? []), control])
  }
  return groups
}

function weightedMedian(values: readonly (readonly [number, number])[]): number {
  const sorted = values.toSorted(([a], [b]) => a - b)
  const half = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2
  let reached = 0
  for (const [value, weight] of sorted) {
    reached += weight
    if (reached >= half) return value
  }
  return 0
}
