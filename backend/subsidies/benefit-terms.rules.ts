import * as z from 'zod/mini'
import type { FormField } from '../vocabulary/form-field.ts'
import { fen, shareOf, yuan } from '../vocabulary/money.ts'
import type { Fen, Rounding, Share } from '../vocabulary/money.ts'
import type { Words } from '../vocabulary/words.ts'
import { listed } from './condition-kind.rules.ts'
import {
  bandEnd,
  choiceField,
  choicesOf,
  eitherField,
  foldedField,
  hint,
  listField,
  moneyField,
  optional,
  way,
  each,
} from './form-fields.rules.ts'
import { saying } from './issue-words.rules.ts'

/** What a benefit is worked out from: the part of the bill it is about, as the lines before it left it. */
export interface BenefitBase {
  readonly listFen: Fen
  readonly leftFen: Fen
  /** What is left of each portion, the dearest first. */
  readonly portionsFen: readonly Fen[]
  /** What public money has paid already for this meal. */
  readonly subsidisedFen: Fen
  readonly age: number
  /** Vouchers handed over that count for this meal. */
  readonly vouchers: number
}

export interface RoundingRule {
  readonly rule: Rounding
  readonly unitFen: number
}

export const amountFen = z.int().check(z.gt(0), z.lte(10_000_000))
const orNothing = z.int().check(z.gte(0), z.lte(10_000_000))
/** What is rounded: the help, or the price that is left of it (九折 is a price). They differ by a fen. */
export const sharing = {
  of: z.optional(z.enum(['list', 'left'])),
  rounds: z.optional(z.enum(['help', 'price'])),
  maxFen: z.optional(amountFen),
  /** Only the first so much of the price counts: the rest she pays in full. */
  firstFen: z.optional(amountFen),
}
export const mostField = moneyField('maxFen', '最多减多少元', 'At most, yuan', optional)
export const firstField = moneyField(
  'firstFen',
  '只算餐费的前多少元',
  'Only the first so many yuan of the price',
  { ...optional, ...hint('超出的部分她自己付。', 'What is above, she pays in full.') },
)
export const sharingFields: readonly FormField[] = [
  mostField,
  firstField,
  foldedField(
    '按哪个价、怎么取整',
    'Of which price, and what is rounded',
    choiceField(
      'of',
      '按哪个价算',
      'Of which price',
      choicesOf({
        left: { zh: '前面的办法减过以后', en: 'what earlier schemes left' },
        list: { zh: '原价', en: 'the full price' },
      }),
      { ...optional, ...hint('没有选，就按减过以后。', 'Nothing picked: what is left.') },
    ),
    choiceField(
      'rounds',
      '零头在哪边取整',
      'What is rounded',
      choicesOf({
        help: { zh: '补贴的钱', en: 'the help' },
        price: { zh: '打折后的价（九折常这样算）', en: 'the price that is left' },
      }),
      { ...optional, ...hint('没有选，就是补贴的钱。', 'Nothing picked: the help.') },
    ),
  ),
]
interface Sharing {
  readonly of?: 'list' | 'left' | undefined
  readonly rounds?: 'help' | 'price' | undefined
  readonly maxFen?: number | undefined
  readonly firstFen?: number | undefined
}

export const counted = (
  amount: Fen,
  { firstFen }: { readonly firstFen?: number | undefined },
): Fen => fen(Math.min(amount, firstFen ?? amount))

export const shared = (
  share: Share,
  how: Sharing,
  base: BenefitBase,
  round: RoundingRule,
): number => {
  const whole = counted(how.of === 'list' ? base.listFen : base.leftFen, how)
  const rest = { part: share.of - share.part, of: share.of }
  const help =
    how.rounds === 'price'
      ? whole - shareOf(whole, rest, round.rule, round.unitFen)
      : shareOf(whole, share, round.rule, round.unitFen)
  return Math.min(help, how.maxFen ?? help)
}

/** What bounds a share: "，只算前 20 元，最多 3 元". */
export const bounds = ({ maxFen, firstFen }: Sharing): Words => ({
  zh:
    (firstFen === undefined ? '' : `，只算前 ${yuan(fen(firstFen))} 元`) +
    (maxFen === undefined ? '' : `，最多减 ${yuan(fen(maxFen))} 元`),
  en:
    (firstFen === undefined ? '' : `, of the first ${yuan(fen(firstFen))} yuan`) +
    (maxFen === undefined ? '' : `, ${yuan(fen(maxFen))} yuan at most`),
})

const band = z
  .strictObject({
    from: z.int().check(z.gte(0)),
    to: z.optional(z.int()),
    below: z.optional(z.int()),
    /** What the meal costs her, or what is taken off: one of them. */
    payFen: z.optional(orNothing),
    offFen: z.optional(orNothing),
  })
  .check(
    z.refine((one) => (one.payFen === undefined) !== (one.offFen === undefined), {
      ...saying('请填她付多少，或者减多少', 'say "payFen" or "offFen", one of them'),
      path: ['payFen'],
    }),
    z.refine(
      (one) => one.to === undefined || one.below === undefined,
      saying(
        '「到」和「不到」只能填一个',
        'say "to" (included) or "below" (not included), not both',
      ),
    ),
  )
export const bands = z.array(band).check(z.minLength(1), z.maxLength(20))
type Band = z.output<typeof band>

/** `edge`: years of age, or yuan of the price. */
export const bandsField = (edge: (name: string, zh: string, en: string) => FormField): FormField =>
  listField('bands', { zh: '分档', en: 'Bands' }, each('档', '加一档', 'band'), [
    edge('from', '从', 'From'),
    bandEnd(edge),
    eitherField(
      { zh: '这一档', en: 'In this band' },
      way('她付多少', 'she pays', moneyField('payFen', '她付多少元', 'She pays, yuan')),
      way('减多少', 'is taken off', moneyField('offFen', '减多少元', 'Taken off, yuan')),
    ),
  ])

export const fromBand = (list: readonly Band[], value: number, leftFen: Fen): number => {
  const found = list.find(
    ({ from, to, below }) =>
      value >= from && (to === undefined || value <= to) && (below === undefined || value < below),
  )
  if (!found) return 0
  return found.payFen === undefined ? (found.offFen ?? 0) : leftFen - found.payFen
}

/** "60 岁到不满 70 岁付 8 元；70 岁以上付 7 元". */
export const bandWords = (
  list: readonly Band[],
  unit: Words,
  said: (edge: number) => string,
): Words =>
  listed(
    list.map(({ from, to, below, payFen, offFen }) => {
      const money = yuan(fen(payFen ?? offFen ?? 0))
      const end =
        to !== undefined
          ? { zh: `到 ${said(to)} ${unit.zh}`, en: ` to ${said(to)}` }
          : below !== undefined
            ? { zh: `到不满 ${said(below)} ${unit.zh}`, en: ` to under ${said(below)}` }
            : { zh: '以上', en: ' and over' }
      return {
        zh: `${said(from)} ${unit.zh}${end.zh}${payFen === undefined ? '减' : '付'} ${money} 元`,
        en: `${said(from)}${end.en}${unit.en}: ${payFen === undefined ? `${money} yuan off` : `she pays ${money}`}`,
      }
    }),
    { zh: '；', en: '; ' },
  )
