import type { FormField } from '../vocabulary/form-field.ts'
import {
  benefitField,
  checkField,
  choiceField,
  choicesOf,
  conditionsField,
  dayField,
  eitherField,
  foldedField,
  hint,
  listField,
  moneyField,
  optional,
  percentField,
  textField,
  textsField,
  units,
  way,
  wholeField,
  wordsField,
  each,
} from './form-fields.rules.ts'
import { carryWords, eachWords } from './limit-words.rules.ts'
import { payerByWords } from './payer-by-place.rules.ts'

const funders = { suggest: 'funders' } as const
export const funderField = (name: string): FormField => textField(name, '谁出', 'Who pays', funders)

export const limitsField = (name: string, zh: string, en: string): FormField =>
  listField(
    name,
    { zh, en },
    each('上限', '加一条上限', 'limit'),
    [
      choiceField('per', '多长时间', 'In how long', choicesOf(eachWords)),
      eitherField(
        { zh: '最多', en: 'At most' },
        way('多少次', 'so often', wholeField('times', '最多几次', 'So many times', units.times)),
        way('多少钱', 'so much money', moneyField('fen', '最多多少元', 'So many yuan')),
        way(
          '多少天',
          'on so many days',
          wholeField('days', '最多几天', 'So many days', units.days),
        ),
      ),
      eitherField(
        { zh: '没用完的', en: 'What is not used' },
        way('到期作废', 'is gone'),
        way(
          '留到以后',
          'is good for longer',
          choiceField('carriedUntil', '留到什么时候', 'Until when', choicesOf(carryWords)),
          dayField('carriedFrom', '从哪天起攒', 'Put by from which day', {
            ...hint('这天以前的不算。', 'Nothing before that day counts.'),
          }),
        ),
      ),
    ],
    optional,
  )

const partWords = {
  food: { zh: '饭菜', en: 'the food' },
  delivery_fee: { zh: '送餐费', en: 'the delivery fee' },
}
const portionWords = {
  one: { zh: '只补一份', en: 'one portion' },
  all: { zh: '几份都补', en: 'all portions' },
}

export const ruleFields: readonly FormField[] = [
  conditionsField('when', '补给谁、什么时候（都要符合）', 'For whom and when (all must hold)', {
    ...hint('一条都不加，就是人人都有。', 'With none, it is for everybody.'),
  }),
  benefitField('benefit', '补多少', 'How much'),
  wordsField('label', '对老人怎么说', 'What the elder is told'),
  foldedField(
    '只补一部分、单独的上限',
    'Only a part, or limits of its own',
    choiceField('on.part', '补的是什么', 'Off what', choicesOf(partWords), {
      ...optional,
      ...hint('没有选，就是饭菜。', 'Nothing picked: the food.'),
    }),
    textsField('on.sets', '只补这些套餐', 'Only these sets', { ...optional, suggest: 'sets' }),
    choiceField('on.portions', '一单几份', 'How many portions', choicesOf(portionWords), optional),
    limitsField('limits', '只管这一条的上限', 'Limits of this rule alone'),
  ),
]

export const splitFields: readonly FormField[] = [
  funderField('funder'),
  eitherField(
    { zh: '出多少', en: 'Pays' },
    way('百分之几', 'a percentage', percentField('percent', '百分之几', 'Percent')),
    way('多少元', 'an amount', moneyField('fen', '先出多少元', 'First, yuan')),
    way('其余', 'the rest', { type: 'fixed', name: 'rest', value: true }),
  ),
]

export const byPlaceFields: readonly FormField[] = [
  textField('name', '叫什么', 'What it is called', {
    ...hint(
      '比如「户籍街道」；在「谁出」那里就写这个名字。',
      'For example “street of hukou”; write this name where it says who pays.',
    ),
  }),
  choiceField('by', '按哪里', 'By which place', choicesOf(payerByWords)),
  listField(
    'places',
    { zh: '各地由谁出', en: 'Who pays where' },
    each('地方', '加一个地方', 'place'),
    [textField('within', '哪里', 'Where', { suggest: 'places' }), funderField('funder')],
  ),
  textField('funder', '其他地方由谁出', 'Who pays elsewhere', {
    ...optional,
    ...funders,
    ...hint('没有填，就只补这些地方的人。', 'Nothing said: only for people of these places.'),
  }),
]

export const operatorFields: readonly FormField[] = [
  wordsField('label', '叫什么', 'What it is called'),
  choiceField(
    'kind',
    '补什么',
    'For what',
    choicesOf({
      service: { zh: '供餐服务', en: 'serving meals' },
      delivery: { zh: '送餐', en: 'delivering' },
    }),
  ),
  moneyField('fen', '多少元', 'How much, yuan'),
  choiceField(
    'per',
    '怎么算',
    'For each',
    choicesOf({
      meal: { zh: '每餐', en: 'meal' },
      person_day: { zh: '每人每天', en: 'person and day' },
    }),
  ),
  conditionsField('when', '哪些饭（都要符合）', 'For which meals (all must hold)'),
  checkField(
    'withBenefitOnly',
    '只算用上了这个办法的饭',
    'Only meals this scheme helped with',
    optional,
  ),
  textField('funder', '由谁出', 'Who pays', {
    ...optional,
    ...funders,
    ...hint('没有填，就和饭钱一样。', 'Nothing said: whoever pays for the meal.'),
  }),
]

export const settingFields: readonly FormField[] = [
  wordsField('label', '叫什么', 'What it is called'),
  moneyField('guideFen', '指导价，元', 'Guide, yuan'),
  moneyField('leastFen', '最低，元', 'Least, yuan'),
  moneyField('mostFen', '最高，元', 'Most, yuan'),
]
