import { addFen, yuan } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'

interface PayerWords {
  readonly funderId: number | null
  readonly schemeVersionId: number | null
  readonly name: Words
  readonly amountFen: Fen
}

/** One name for each scheme, however many share its cost: she hears what it takes off, not whose budget it is. */
const helpersOf = (payers: readonly PayerWords[]): { name: Words; amountFen: Fen }[] => {
  const byScheme = new Map<number | null, { name: Words; amountFen: Fen }>()
  for (const { funderId, schemeVersionId, name, amountFen } of payers) {
    if (funderId === null || amountFen === 0) continue
    const before = byScheme.get(schemeVersionId)
    byScheme.set(schemeVersionId, {
      name,
      amountFen: before ? addFen(before.amountFen, amountFen) : amountFen,
    })
  }
  return [...byScheme.values()]
}

/** What the elder reads or hears: the price, who helps with how much, what she pays. */
export const elderSentence = (listFen: Fen, payers: readonly PayerWords[]): Words => {
  const helpers = helpersOf(payers)
  const own = payers.find((payer) => payer.funderId === null)
  const pay = yuan((own?.amountFen ?? 0) as Fen)
  if (helpers.length === 0)
    return { zh: `这顿饭您付 ${pay} 元。`, en: `You pay ${pay} yuan for this meal.` }
  const zh = helpers
    .map(
      ({ name, amountFen }) =>
        `${name.zh}${/\w$/.test(name.zh) ? ' ' : ''}减 ${yuan(amountFen)} 元`,
    )
    .join('，')
  const en = helpers.map(({ name, amountFen }) => `${name.en} −${yuan(amountFen)}`).join(', ')
  return pay === '0'
    ? {
        zh: `原价 ${yuan(listFen)} 元，${zh}，您不用付钱。`,
        en: `Full price ${yuan(listFen)} yuan, ${en}: nothing to pay.`,
      }
    : {
        zh: `原价 ${yuan(listFen)} 元，${zh}，您付 ${pay} 元。`,
        en: `Full price ${yuan(listFen)} yuan, ${en}: you pay ${pay} yuan.`,
      }
}
