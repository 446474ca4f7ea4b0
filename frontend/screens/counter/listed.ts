import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { handOverEndpoints } from '../../../backend/contract/hand-overs.ts'
import { instantAt } from '../../../backend/vocabulary/calendar.ts'
import { present } from '../../../backend/vocabulary/invariant.ts'
import type { CardShown } from './hand-over.ts'

export type CounterList = ReplyOf<typeof handOverEndpoints.getCounterList>
export type ListedMeal = CounterList['meals'][number]

/** What a card answered to a list's salt. Nothing else of a card is kept on the tablet. */
export interface CardAnswer {
  readonly kind: 'token' | 'digits'
  readonly answer: string
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const inHex = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')

const sha256 = async (text: string): Promise<string> =>
  inHex(await crypto.subtle.digest('SHA-256', bytes(text)))

const hmac = async (key: string, text: string): Promise<string> => {
  const made = await crypto.subtle.importKey(
    'raw',
    fromHex(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return inHex(await crypto.subtle.sign('HMAC', made, bytes(text)))
}

/** The same as `cardAnswer` of the server, from what the reader read. */
export const answerOf = async (salt: string, shown: CardShown): Promise<CardAnswer> => {
  const [kind, secret] =
    'token' in shown
      ? (['token', await sha256(shown.token)] as const)
      : (['digits', shown.digits] as const)
  return { kind, answer: await hmac(salt, `${kind}:${secret}`) }
}

/** Over last, handed out after waiting, then the earlier one: the meal she has come for. */
const byNeed =
  ({ servings, head }: CounterList, now: Date, isHandedOut: (meal: ListedMeal) => boolean) =>
  (one: ListedMeal, other: ListedMeal): number => {
    const rank = (meal: ListedMeal): number[] => {
      const { from, to } = present(
        servings.find(({ servingId }) => servingId === meal.servingId),
        'a listed meal has its serving',
      )
      return [
        instantAt(head.day, to) < now ? 1 : 0,
        isHandedOut(meal) ? 1 : 0,
        instantAt(head.day, from).getTime(),
      ]
    }
    const [mine, hers] = [rank(one), rank(other)]
    return mine.map((value, at) => value - (hers[at] ?? 0)).find((step) => step !== 0) ?? 0
  }

/** Whose meal a card stands for, as far as the list knows. */
export async function mealOfCard(
  list: CounterList,
  card: CardAnswer,
  now: Date,
  isHandedOut: (meal: ListedMeal) => boolean,
): Promise<ListedMeal | undefined> {
  const digest = await sha256(card.answer)
  return list.meals
    .filter(({ cards }) => cards.some((one) => one.kind === card.kind && one.digest === digest))
    .toSorted(byNeed(list, now, isHandedOut))[0]
}

/** By a part of the name, or the pick-up number. */
export const mealsLike = ({ meals }: CounterList, typed: string): ListedMeal[] => {
  const text = typed.trim()
  return text === ''
    ? []
    : meals.filter(({ name, number }) => name.includes(text) || String(number) === text)
}
