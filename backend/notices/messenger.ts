import type { Language } from '../vocabulary/role.ts'
import type { Words } from '../vocabulary/words.ts'

/** One sentence to one mobile phone. */
export interface MessageAsked {
  /** Ours: asked again with it, the person is told once. */
  readonly key: string
  readonly phone: string
  /** The kind of notice, for providers that send registered templates only. */
  readonly kind: string
  /** What its reader chose; Chinese for whoever never did. */
  readonly language: Language
  /** The whole sentence. */
  readonly text: Words
  /** What goes into the blanks of the kind's template. */
  readonly blanks: Readonly<Record<string, Words>>
}

/** `refused`: asking again will not help. `why` is a short code, never words of the provider: they may hold the number. */
export type MessageAnswer =
  | { readonly outcome: 'accepted'; readonly ref: string }
  | { readonly outcome: 'refused'; readonly why: string }
  | { readonly outcome: 'later'; readonly why: string }

/** What became of an accepted message. */
export interface Receipt {
  readonly key: string
  readonly outcome: 'delivered' | 'failed'
}

/** A report that is not from the provider. */
export class ForgedReceipt extends Error {
  override readonly name = 'ForgedReceipt'
}

/**
 * Whoever sends messages for the canteens. Nothing outside this room knows which one it is. No call is made inside a
 * transaction; each carries a key of ours, so that one whose answer was lost may be made again.
 */
export interface Messenger {
  /** Gives up by itself after `answerWithinMs`; that, a silent network and a fault of theirs are `later`. */
  readonly send: (asked: MessageAsked) => Promise<MessageAnswer>
  /** Reads a report from its raw body. Throws `ForgedReceipt`. */
  readonly readReceipt: (body: Buffer, signature: string) => Receipt
}

/** Far shorter than the lease of a message that is being sent. */
export const answerWithinMs = 10_000
