import type { StripeObjects } from './objects.ts'
import { atTheDoor } from './refusal.ts'

/** Which fields hold an id that can be asked for in full. */
const expandable: Readonly<Record<string, keyof StripeObjects>> = {
  payment_intent: 'paymentIntents',
  latest_charge: 'charges',
  charge: 'charges',
}

/** A copy of the answer as it is now, with the named references in full. */
export function answerWith<Answer extends object>(
  answer: Answer,
  paths: readonly string[],
  objects: StripeObjects,
): Answer {
  const copy = structuredClone(answer)
  for (const path of paths) expandPath(copy, path.split('.'), path, objects)
  return copy
}

function expandPath(
  target: object,
  [name = '', ...rest]: readonly string[],
  path: string,
  objects: StripeObjects,
): void {
  const value: unknown = Reflect.get(target, name)
  if (name === 'data' && Array.isArray(value)) {
    for (const item of value as object[]) expandPath(item, rest, path, objects)
    return
  }
  const kind = expandable[name]
  if (kind === undefined || value === undefined) {
    throw atTheDoor(`This property cannot be expanded (${path}).`, { param: 'expand' })
  }
  // What is not there yet stays empty, as Stripe leaves it.
  if (value === null) return
  const inner = typeof value === 'string' ? structuredClone(objects[kind].get(value)) : value
  if (!inner) return
  Reflect.set(target, name, inner)
  if (rest.length > 0) expandPath(inner, rest, path, objects)
}
