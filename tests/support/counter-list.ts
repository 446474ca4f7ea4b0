import { createHash, createHmac } from 'node:crypto'
import { randomUUID } from 'node:crypto'
import type { Reply } from './api.ts'

export type CounterList = Reply<'getCounterList'>
export type ListedMeal = CounterList['meals'][number]

/** What a tablet works out from a card that is shown, as the screens do it: nothing of the server's is used. */
export const answerOf = (list: CounterList, shown: { token: string } | { digits: string }) => {
  const [kind, secret] =
    'token' in shown
      ? (['token', createHash('sha256').update(shown.token).digest('hex')] as const)
      : (['digits', shown.digits] as const)
  const answer = createHmac('sha256', Buffer.from(list.head.salt, 'hex'))
    .update(`${kind}:${secret}`)
    .digest('hex')
  return { kind, answer }
}

export const mealOfCard = (
  list: CounterList,
  shown: { token: string } | { digits: string },
): ListedMeal | undefined => {
  const { kind, answer } = answerOf(list, shown)
  const digest = createHash('sha256').update(answer).digest('hex')
  return list.meals.find(({ cards }) =>
    cards.some((card) => card.kind === kind && card.digest === digest),
  )
}

/** A hand-over as a tablet would tell it; the same again is the same `key`. */
export const handedOut = (
  list: CounterList,
  meal: ListedMeal,
  at: string,
  card?: ReturnType<typeof answerOf>,
) => ({
  key: randomUUID(),
  params: { bookingId: meal.bookingId },
  body: {
    list: list.head,
    proof: meal.proof,
    at: new Date(at).toISOString(),
    cashFen: meal.dueFen,
    card,
  },
})
