import type { FormSection } from '../vocabulary/form-field.ts'
import {
  checkField,
  choiceField,
  choicesOf,
  chosenField,
  conditionField,
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
import {
  byPlaceFields,
  funderField,
  limitsField,
  operatorFields,
  ruleFields,
  settingFields,
  splitFields,
} from './rule-form.rules.ts'

const chooseWords = {
  best: { zh: '用对她最合算的一条（就高）', en: 'the one worth most to her' },
  first: { zh: '按顺序，用第一条符合的', en: 'the first that holds, in their order' },
}
const dryWords = {
  stop: { zh: '不再补', en: 'no more help' },
  canteen_pays: { zh: '食堂先垫着', en: 'the canteen pays on' },
}
const roundingWords = {
  'half-up': { zh: '四舍五入', en: 'half up' },
  down: { zh: '舍去', en: 'down' },
  up: { zh: '进一', en: 'up' },
}
const roundToChoices = [
  { value: 1, label: { zh: '分', en: 'fen' } },
  { value: 10, label: { zh: '角', en: 'jiao' } },
  { value: 50, label: { zh: '五角', en: 'half a yuan' } },
  { value: 100, label: { zh: '元', en: 'yuan' } },
]

const seldom: readonly FormSection[] = [
  {
    key: 'settings',
    heading: { zh: '各区自己定的标准', en: 'Amounts the district sets' },
    hint: {
      zh: '文件只给了范围、让各区自己定的金额，写在这里，规则里就能用。',
      en: 'Where the paper gives a range and leaves the amount to the district.',
    },
    rare: true,
    fields: [
      {
        type: 'settings',
        name: 'terms.settings',
        label: { zh: '标准', en: 'Amounts' },
        optional: true,
        fields: settingFields,
      },
      chosenField('settings', '本区定的', 'Chosen here', optional),
    ],
  },
  {
    key: 'own',
    heading: { zh: '本地才有的身份', en: 'Statuses only this place has' },
    hint: {
      zh: '规则里要用、上面的名单里又没有的，先在这里写下来，规则和长者资料里就能选了。',
      en: 'What the rules ask for and the list does not have: written here, it can be chosen in rules and records.',
    },
    rare: true,
    fields: [
      listField(
        'terms.ownFacts',
        { zh: '身份', en: 'Statuses' },
        each('身份', '加一种身份', 'status'),
        [
          textField(
            'fact',
            '叫什么',
            'Called',
            hint('前面写 own: 比如 own:三峡移民', 'With own: in front: own:三峡移民'),
          ),
          textsField('grades', '分几档，一行一档', 'Its grades, a line each', optional),
        ],
        optional,
      ),
    ],
  },
  {
    key: 'operator',
    heading: { zh: '补给食堂的钱', en: 'Paid to the canteen' },
    hint: { zh: '老人的账单上看不到。', en: 'Never on the elder’s bill.' },
    rare: true,
    fields: [
      listField(
        'terms.operator',
        { zh: '运营补贴', en: 'Payments to the operator' },
        each('运营补贴', '加一项运营补贴', 'payment'),
        operatorFields,
        optional,
      ),
    ],
  },
  {
    key: 'requires',
    heading: { zh: '不符合就不能订', en: 'Without this, no order' },
    rare: true,
    fields: [
      listField(
        'terms.requires',
        { zh: '下单要求', en: 'What an order must meet' },
        each('要求', '加一条要求', 'requirement'),
        [
          conditionField('when', '必须符合', 'Must hold'),
          wordsField('otherwise', '不符合时怎么说', 'What is said otherwise'),
        ],
        optional,
      ),
      checkField('terms.ticket', '每餐要用一张餐券', 'Each meal uses up a ticket', optional),
      checkField(
        'terms.backWhenMissed',
        '没来领的，餐券还给她',
        'Not collected, she gets the ticket back',
        optional,
      ),
    ],
  },
]

/** A scheme as it is filled in with its paper at hand, in the order a paper says it. */
export const entrySections: readonly FormSection[] = [
  {
    key: 'source',
    heading: { zh: '依据的文件', en: 'The paper' },
    hint: { zh: '没有文件，就没有补贴。', en: 'No scheme without a paper.' },
    fields: [
      textField('source.title', '文件名称', 'Title of the paper'),
      textField('source.url', '网址', 'Address on the web', optional),
      textField('source.quote', '原文怎么说', 'Its very words', {
        ...optional,
        lines: 'several',
        ...hint('把规定补贴的那几句照抄过来。', 'Copy the sentences that say who gets what.'),
      }),
    ],
  },
  {
    key: 'scheme',
    heading: { zh: '叫什么、在哪里、什么时候', en: 'Name, place, dates' },
    fields: [
      wordsField('name', '名称', 'Name'),
      textField(
        'code',
        '代码',
        'Code',
        hint(
          '只给系统认，比如 putuo-dine-in；新的一版用同一个。',
          'For the system, for example putuo-dine-in; the same for every version.',
        ),
      ),
      textField('place', '在哪里实行', 'Where it holds', {
        suggest: 'around',
        ...hint('这里面的食堂都实行。', 'In all canteens inside.'),
      }),
      dayField('firstDay', '第一天', 'First day', hint('最早明天。', 'Tomorrow at the earliest.')),
      dayField('lastDay', '最后一天', 'Last day', {
        ...optional,
        ...hint('文件没有写到哪天，就空着。', 'Left empty where the paper names none.'),
      }),
    ],
  },
  {
    key: 'rules',
    heading: { zh: '补谁、补多少', en: 'Who gets how much' },
    fields: [
      listField(
        'terms.rules',
        { zh: '规则', en: 'Rules' },
        each('规则', '加一条规则', 'rule'),
        ruleFields,
      ),
      choiceField(
        'terms.choose',
        '符合好几条时',
        'Where several rules hold',
        choicesOf(chooseWords),
      ),
    ],
  },
  {
    key: 'limits',
    heading: { zh: '上限', en: 'Limits' },
    fields: [
      limitsField('terms.limits', '一个人最多享受', 'One person at most'),
      percentField('terms.maxPercent', '最多减百分之几', 'At most so many percent off', optional),
      moneyField('terms.floorFen', '她自己至少付多少元', 'She pays at least, yuan', optional),
      moneyField(
        'terms.totalMaxFen',
        '各项补贴加起来最多多少元',
        'All public help together at most, yuan',
        optional,
      ),
      percentField(
        'terms.totalMaxPercent',
        '各项补贴加起来最多百分之几',
        'All public help together at most, percent',
        optional,
      ),
    ],
  },
  {
    key: 'funders',
    heading: { zh: '谁出钱', en: 'Who pays' },
    fields: [
      eitherField(
        { zh: '几家出', en: 'How many pay' },
        way('一家出', 'one', funderField('terms.funder')),
        way(
          '几家分着出',
          'several share it',
          listField(
            'terms.split',
            { zh: '怎么分', en: 'Shares' },
            each('出钱的', '加一家', 'payer'),
            splitFields,
          ),
        ),
      ),
      foldedField(
        '按户籍地、居住地由不同的单位出',
        'Another payer for each place',
        listField(
          'terms.payersByPlace',
          { zh: '各地不同的出钱单位', en: 'Payers by place' },
          each('出钱单位', '加一个', 'payer by place'),
          byPlaceFields,
          optional,
        ),
      ),
      choiceField(
        'terms.whenBudgetDry',
        '经费用完了',
        'When the money is spent',
        choicesOf(dryWords),
        {
          ...optional,
          ...hint('没有选，就是不再补。', 'Nothing picked: no more help.'),
        },
      ),
    ],
  },
  {
    key: 'together',
    heading: { zh: '和别的办法一起', en: 'Beside other schemes' },
    fields: [
      wholeField(
        'terms.order',
        '第几个算',
        'Its turn',
        units.none,
        hint(
          '小的先算。先打折后补贴：打折填 10，补贴填 20。',
          'Lower first: a discount 10, a subsidy after it 20.',
        ),
      ),
      textField('terms.group', '不能同时享受的一组', 'Group that excludes each other', {
        ...optional,
        ...hint(
          '同一个组名的办法只用对她最合算的一个。',
          'Of one group, the one worth most to her applies.',
        ),
      }),
      choiceField('terms.rounding', '零头', 'Rounding', choicesOf(roundingWords), {
        ...optional,
        ...hint('没有选，就是四舍五入到分。', 'Nothing picked: half up.'),
      }),
      choiceField('terms.roundTo', '取整到', 'Rounded to', roundToChoices, optional),
    ],
  },
  ...seldom,
]
