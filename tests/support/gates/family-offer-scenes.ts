import type { Db } from '../../../backend/kernel/database.ts'
import { apiOf, type WithCookies } from '../api.ts'
import { phone } from '../browser/launch.ts'
import { aFamilyMember } from '../builders/people.ts'
import type { Scene } from './scenes.ts'

/** Whose mother is asked by the waiting list: who may answer for her, and who may only see. */
export interface FamilyOfferWorld {
  readonly books: WithCookies
  readonly sees: WithCookies
  /** The page of the meal that is kept. */
  readonly meal: string
}

export async function familyOffersIn(
  db: Db,
  appUrl: string,
  mother: WithCookies & { readonly dinerId: number },
): Promise<FamilyOfferWorld> {
  const { dinerId } = mother
  const { coming } = await apiOf(appUrl)(mother).call('getMeals', { params: { dinerId } })
  return {
    books: await aFamilyMember(db, { dinerId }, 'see', 'book', 'pay'),
    sees: await aFamilyMember(db, { dinerId }, 'see'),
    meal: `/family/${dinerId}/done/${coming[0]?.bookingId ?? 0}`,
  }
}

export function familyOfferScenes({ books, sees, meal }: FamilyOfferWorld): Scene[] {
  const at = (name: string, path: string, who: WithCookies): Scene => ({
    name: `家属候补: ${name}`,
    kind: 'family',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
  })
  return [
    at('day', '/family', books),
    at('day, sees only', '/family', sees),
    at('meal', meal, books),
    at('meal, sees only', meal, sees),
    at('meal: refused', `${meal}?refused=hold_over`, books),
  ]
}
