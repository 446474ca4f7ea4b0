import type { counterEndpoints } from '../contract/counter.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { DietNeed } from '../vocabulary/diet.ts'
import { allergiesOf, neededTexture } from './variant.rules.ts'

type SaidNeeds = ReplyOf<typeof counterEndpoints.getDesk>['needs']

/** Her needs as whoever takes an order must see them. */
export const saidNeeds = (needs: readonly DietNeed[]): SaidNeeds => ({
  allergens: allergiesOf(needs),
  texture: {
    texture: neededTexture(needs),
    tweaks: needs.flatMap((need) =>
      need.kind === 'less_salt' || need.kind === 'no_sugar' ? [need.kind] : [],
    ),
    omits: [],
  },
  others: needs.flatMap((need) =>
    need.kind === 'low_purine'
      ? ['low_purine']
      : need.kind === 'halal'
        ? ['halal']
        : need.kind === 'other'
          ? [need.value]
          : [],
  ),
})
