import type { Words } from '../vocabulary/words.ts'
import { benefit, describeBenefit } from './benefit.kinds.ts'
import { condition, describeCondition } from './condition.kinds.ts'
import { listed } from './condition-kind.rules.ts'
import { limitWords } from './limit-words.rules.ts'
import { payerByPlaceWords } from './payer-by-place.rules.ts'
import { limit, operatorPayment, payerByPlace, requirement, rule, share } from './terms.rules.ts'
import { fen, yuan } from '../vocabulary/money.ts'

/** A part of a scheme as a sentence, and where it stands: 'terms.rules.0'. */
export interface SchemeSentence {
  readonly at: string
  readonly words: Words
}

type Part = Readonly<Record<string, unknown>>
const partOf = (value: unknown): Part =>
  typeof value === 'object' && value !== null ? (value as Part) : {}
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** What is not filled in yet. */
const open: Words = { zh: '……', en: '…' }
const everybody: Words = { zh: '人人', en: 'Everybody' }

const conditionWords = (given: unknown): Words => {
  const read = condition.safeParse(given)
  return read.success ? describeCondition(read.data) : open
}

const allOf = (given: unknown): Words =>
  itemsOf(given).length === 0
    ? everybody
    : listed(itemsOf(given).map(conditionWords), { zh: '，', en: ', ' })

const benefitWords = (given: unknown): Words => {
  const read = benefit.safeParse(given)
  return read.success ? describeBenefit(read.data) : open
}

const limitsWords = (given: unknown): Words[] =>
  itemsOf(given).flatMap((one) => {
    const read = limit.safeParse(one)
    return read.success ? limitWords(read.data) : []
  })

const onWords = (given: unknown): Words => {
  const read = rule.shape.on.safeParse(given)
  const { part, sets, portions } = (read.success ? read.data : undefined) ?? {}
  const zh = [
    ...(part === 'delivery_fee' ? ['送餐费'] : []),
    ...(sets === undefined || sets.length === 0 ? [] : [`只补${sets.join('、')}`]),
    ...(portions === undefined ? [] : [portions === 'one' ? '只补一份' : '几份都补']),
  ]
  const en = [
    ...(part === 'delivery_fee' ? ['off the delivery fee'] : []),
    ...(sets === undefined || sets.length === 0 ? [] : [`only ${sets.join(', ')}`]),
    ...(portions === undefined ? [] : [portions === 'one' ? 'one portion' : 'all portions']),
  ]
  return {
    zh: zh.map((one) => `（${one}）`).join(''),
    en: en.map((one) => ` (${one})`).join(''),
  }
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const ruleWords = (given: unknown): Words => {
  const one = partOf(given)
  const who = allOf(one['when'])
  const gives = benefitWords(one['benefit'])
  const on = onWords(one['on'])
  const most = limitsWords(one['limits'])
  const least = most.length === 0 ? { zh: '', en: '' } : listed(most)
  return {
    zh: `${who.zh}：${gives.zh}${on.zh}${least.zh === '' ? '' : `，${least.zh}`}`,
    en: `${capital(who.en)}: ${gives.en}${on.en}${least.en === '' ? '' : `, ${least.en}`}`,
  }
}

const shareWords = (given: unknown): Words => {
  const read = share.safeParse(given)
  if (!read.success) return open
  const { funder, percent, fen: amount } = read.data
  if (percent !== undefined) return { zh: `${funder}出 ${percent}%`, en: `${funder} ${percent} %` }
  if (amount === undefined) return { zh: `${funder}出其余`, en: `${funder} the rest` }
  const money = yuan(fen(amount))
  return { zh: `${funder}先出 ${money} 元`, en: `${funder} first ${money} yuan` }
}

const byPlaceWords = (given: unknown): Words => {
  const read = payerByPlace.safeParse(given)
  return read.success ? payerByPlaceWords(read.data) : open
}

const operatorWords = (given: unknown): Words => {
  const read = operatorPayment.safeParse(given)
  if (!read.success) return open
  const { label, fen: amount, per, when } = read.data
  const money = yuan(fen(amount))
  const which = when.length === 0 ? { zh: '', en: '' } : allOf(when)
  return {
    zh: `${label.zh}：${which.zh === '' ? '' : `${which.zh}，`}${per === 'meal' ? '每餐' : '每人每天'} ${money} 元`,
    en: `${label.en}: ${which.en === '' ? '' : `${which.en}, `}${money} yuan ${per === 'meal' ? 'a meal' : 'a person and day'}`,
  }
}

const requirementWords = (given: unknown): Words => {
  const read = requirement.safeParse(given)
  if (!read.success) return open
  const must = describeCondition(read.data.when)
  return { zh: `要符合：${must.zh}`, en: `must hold: ${must.en}` }
}

const said = (
  terms: Part,
  name: string,
  words: (given: unknown) => Words,
): readonly SchemeSentence[] =>
  itemsOf(terms[name]).map((one, index) => ({ at: `terms.${name}.${index}`, words: words(one) }))

/** Every rule, limit, payer, payment and requirement in words, as far as it is filled in; whatever was given. */
export const describeScheme = (given: unknown): SchemeSentence[] => {
  const terms = partOf(partOf(given)['terms'])
  const { funder } = terms
  return [
    ...said(terms, 'rules', ruleWords),
    ...said(terms, 'limits', (one) => listed(limitsWords([one]))),
    ...(typeof funder === 'string' && funder !== ''
      ? [{ at: 'terms.funder', words: { zh: `${funder}全出`, en: `${funder} pays all` } }]
      : []),
    ...said(terms, 'split', shareWords),
    ...said(terms, 'payersByPlace', byPlaceWords),
    ...said(terms, 'operator', operatorWords),
    ...said(terms, 'requires', requirementWords),
  ]
}
