import type { FormField, FormSection } from '../vocabulary/form-field.ts'
import { mealWords } from '../vocabulary/when-words.ts'
import {
  choiceField,
  choicesOf,
  dayField,
  eitherField,
  factField,
  gradeField,
  hint,
  listField,
  moneyField,
  optional,
  textField,
  units,
  way,
  wholeField,
  each,
} from './form-fields.rules.ts'
import { wayWords } from './meal-conditions.kinds.ts'

const mealField = (name: string): FormField =>
  choiceField(name, '哪一餐', 'Which meal', choicesOf(mealWords), {
    ...optional,
    ...hint('没有选，就是午饭。', 'Nothing picked: lunch.'),
  })

/** Somebody made up and her meal, as the trial calculator asks for them. */
export const caseSections: readonly FormSection[] = [
  {
    key: 'diner',
    heading: { zh: '假设一位老人', en: 'Somebody made up' },
    fields: [
      eitherField(
        { zh: '多大年纪', en: 'How old' },
        way('填年龄', 'by age', wholeField('diner.age', '年龄', 'Age', units.years)),
        way('填生日', 'by date of birth', dayField('diner.birthDate', '生日', 'Date of birth')),
      ),
      listField(
        'diner.facts',
        { zh: '户籍、居住地和身份', en: 'Hukou, home and status' },
        each('身份', '加一项身份', 'fact'),
        [
          factField('fact', '什么', 'What'),
          gradeField('grade', '哪一级', 'Which grade', optional),
          textField('place', '在哪里', 'Where', {
            ...optional,
            suggest: 'places',
            ...hint('只有户籍、居住地、居住证要填。', 'Only for hukou, home and permit.'),
          }),
          dayField('from', '从哪天起', 'Since', optional),
        ],
        optional,
      ),
    ],
  },
  {
    key: 'meal',
    heading: { zh: '吃一顿饭', en: 'A meal' },
    fields: [
      dayField('meal.day', '哪天', 'Which day'),
      mealField('meal.meal'),
      choiceField('meal.way', '怎么吃', 'Which way', choicesOf(wayWords), {
        ...optional,
        ...hint('没有选，就是堂食。', 'Nothing picked: eating in.'),
      }),
      moneyField('meal.priceFen', '多少元', 'Price, yuan'),
      moneyField('meal.deliveryFeeFen', '送餐费，元', 'Delivery fee, yuan', optional),
    ],
  },
  {
    key: 'used',
    heading: { zh: '以前享受过', en: 'Help had before' },
    hint: {
      zh: '比如当天早饭补过一次，看看还补不补。',
      en: 'For example helped at breakfast that day: is there help left?',
    },
    rare: true,
    fields: [
      listField(
        'used',
        { zh: '享受过的', en: 'Had before' },
        each('享受过的', '加一次', 'use'),
        [
          textField('scheme', '哪个办法（代码）', 'Which scheme (code)', { suggest: 'schemes' }),
          dayField('day', '哪天', 'Which day'),
          mealField('meal'),
          wholeField('times', '几次', 'How often', units.times, {
            ...optional,
            ...hint('没有填，就是一次。', 'Nothing said: once.'),
          }),
          moneyField('fen', '补了多少元', 'How much, yuan', optional),
        ],
        optional,
      ),
    ],
  },
]
