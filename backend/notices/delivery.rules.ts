import type { MessageAnswer } from './messenger.ts'

/** After so many tries a person calls instead. */
export const mostTries = 6

const firstWaitSeconds = 30
/** A code lives five minutes: it is tried again at once or not at all. */
const firstWaitOfCodeSeconds = 5
const longestWaitSeconds = 1_800

/** How long after the try-th try the next one waits: 30 s, 2 min, 8 min, half an hour … */
export const waitSeconds = (tries: number, kind: string): number =>
  Math.min(
    longestWaitSeconds,
    (kind === 'one_time_code' ? firstWaitOfCodeSeconds : firstWaitSeconds) * 4 ** (tries - 1),
  )

export type NextStep =
  | { readonly step: 'sent'; readonly ref: string }
  | { readonly step: 'again'; readonly inSeconds: number; readonly why: string }
  /** Not by message: by a call where the kind is worth one, else it has failed. */
  | { readonly step: 'give up'; readonly why: string }

/** What follows from an answer to the try-th try. */
export const nextStep = (answer: MessageAnswer, tries: number, kind: string): NextStep => {
  if (answer.outcome === 'accepted') return { step: 'sent', ref: answer.ref }
  if (answer.outcome === 'refused' || tries >= mostTries)
    return { step: 'give up', why: answer.why }
  return { step: 'again', inSeconds: waitSeconds(tries, kind), why: answer.why }
}
