import { yuan } from '../vocabulary/money.ts'
import type { Fen } from '../vocabulary/money.ts'
import type { Words } from './condition.kinds.ts'

interface PayerWords {
  readonly funderId: number | null
  readonly name: Words
  readonly amountFen: Fen
}

/** What the elder reads or hears: the price, who helps with how much, what she pays. */
export const elderSentence = (listFen: Fen, payers: readonly PayerWords[]): Words => {
  const helpers = payers.filter((payer) => payer.funderId !== null && payer.amountFen > 0)
  const own = payers.find((payer) => payer.funderId === null)
  const pay = yuan((own?.amountFen ?? 0) as Fen)
  if (helpers.length === 0)
    return { zh: `这顿饭您付 ${pay} 元。`, en: `You pay ${pay} yuan for this meal.` }
  const zh = helpers.map((payer) => `${payer.name.zh}减 ${yuan(payer.amountFen)} 元`).join('，')
  const en = helpers.map((payer) => `${payer.name.en} −${yuan(payer.amountFen)}`).join(', ')
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
