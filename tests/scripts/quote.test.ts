import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inCheckout } from '../../scripts/support/checkout.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'

const putuo = inCheckout('db/schemes/02-shanghai-putuo.json')
const beijing = inCheckout('db/schemes/01-beijing.json')

interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

const quote = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(process.execPath, [inCheckout('scripts/quote.ts'), ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })

const file = async (name: string, text: string): Promise<string> => {
  const path = join(await aScratchFolder(), name)
  await writeFile(path, text)
  return path
}

const someone = {
  age: 82,
  facts: [
    { fact: 'hukou', place: '上海市' },
    { fact: 'residence', place: '上海市/普陀区' },
  ],
}

test('prints for each case what she pays, every line with funder and reason, and the sentence', async () => {
  const cases = await file(
    'cases.jsonl',
    `${JSON.stringify({ case: '82 岁堂食', schemes: ['putuo-discount', 'putuo-dine-in'], diner: someone, meal: { day: '2026-03-10', priceFen: 2000 } })}\n`,
  )
  const { code, out } = await quote('--schemes', putuo, '--cases', cases)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    line: 1,
    case: '82 岁堂食',
    payFen: 1400,
    subsidyFen: 300,
    discountFen: 300,
    lines: [
      {
        scheme: 'putuo-discount',
        funder: '社区食堂',
        amountFen: 300,
        reason: { zh: '80 岁以上打八五折' },
      },
      { scheme: 'putuo-dine-in', funder: '普陀区民政局', amountFen: 300 },
    ],
    sentence: { zh: '原价 20 元，长者优惠减 3 元，堂食补贴减 3 元，您付 14 元。' },
  })
})

test('plays several meals in their order, each on what the ones before have used', async () => {
  const lunch = { day: '2026-03-10', priceFen: 1600 }
  const cases = await file(
    'cases.jsonl',
    JSON.stringify({
      diner: { age: 75, facts: [{ fact: 'basic_service' }] },
      meals: [lunch, { ...lunch, meal: 'dinner' }],
    }),
  )
  const { out } = await quote('--schemes', beijing, '--cases', cases)
  const { meals } = JSON.parse(out) as { meals: { payFen: number; operator: unknown[] }[] }
  expect(meals.map(({ payFen, operator }) => [payFen, operator.length])).toEqual([
    [1100, 1],
    [1600, 0],
  ])
})

test('says when a case does not come out as expected, and ends with 1', async () => {
  const cases = await file(
    'cases.jsonl',
    JSON.stringify({
      diner: { age: 75 },
      meal: { day: '2026-03-10', priceFen: 900 },
      expect: { payFen: 100 },
    }),
  )
  const { code, out, err } = await quote('--schemes', beijing, '--cases', cases)
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ ok: false, differences: ['payFen: 900, not 100'] })
  expect(err).toContain('cases.jsonl:1')
})

test.each([
  [
    'an unknown field',
    '{"diner":{"age":70},"meal":{"day":"2026-03-10","priceFen":1,"colour":"red"}}',
    'colour',
  ],
  [
    'a day that is none',
    '{"diner":{"age":70},"meal":{"day":"2026-02-30","priceFen":1}}',
    'meal.day: not a date',
  ],
  [
    'less than nothing',
    '{"diner":{"age":70},"meal":{"day":"2026-03-10","priceFen":-1}}',
    'meal.priceFen',
  ],
  [
    'half a fen',
    '{"diner":{"age":70},"meal":{"day":"2026-03-10","priceFen":0.5}}',
    'meal.priceFen',
  ],
  [
    'an unknown fact',
    '{"diner":{"age":70,"facts":[{"fact":"rich"}]},"meal":{"day":"2026-03-10","priceFen":1}}',
    'no such fact',
  ],
  [
    'a scheme that is not there',
    '{"schemes":["z"],"diner":{"age":70},"meal":{"day":"2026-03-10","priceFen":1}}',
    'no scheme "z"',
  ],
  [
    'neither age nor date of birth',
    '{"diner":{},"meal":{"day":"2026-03-10","priceFen":1}}',
    'birthDate',
  ],
  ['half a line', '{"diner":', 'not JSON'],
])('a case with %s is refused with its line', async (_what, line, said) => {
  const good = '{"diner":{"age":70},"meal":{"day":"2026-03-10","priceFen":1000}}'
  const cases = await file('cases.jsonl', `${good}\n${line}\n`)
  const { code, err } = await quote('--schemes', beijing, '--cases', cases)
  expect(code).toBe(1)
  expect(err).toContain('cases.jsonl:2')
  expect(err).toContain(said)
})

interface Scheme {
  source?: object
  terms: Record<string, unknown>
}
const scheme = (change: (one: Scheme) => void): string => {
  const one: Scheme = {
    source: { title: '某文件' },
    terms: {
      order: 10,
      choose: 'best',
      funder: '民政局',
      rules: [
        {
          label: { zh: '补', en: 'help' },
          when: [],
          benefit: { kind: 'fixed_per_meal', fen: 100 },
        },
      ],
    },
  }
  change(one)
  const entry = {
    code: 'x',
    name: { zh: '补', en: 'help' },
    place: '上海市',
    firstDay: '2026-01-01',
    ...one,
  }
  return JSON.stringify({ schemes: [entry] }, null, 1)
}
const rules = (benefit: object, when: object[] = []) => [
  { label: { zh: '补', en: 'help' }, when, benefit },
]

test.each([
  [
    '140 percent',
    (one: Scheme) => {
      one.terms['rules'] = rules({ kind: 'percent_off', percent: 140 })
    },
    'benefit.percent',
  ],
  [
    'a split of 90 percent',
    (one: Scheme) => {
      delete one.terms['funder']
      one.terms['split'] = [
        { funder: '市', percent: 60 },
        { funder: '区', percent: 30 },
      ]
    },
    'sum to 100',
  ],
  [
    'an unknown fact',
    (one: Scheme) => {
      one.terms['rules'] = rules({ kind: 'free' }, [{ kind: 'fact', fact: 'own:没登记' }])
    },
    'no such fact',
  ],
  [
    'an unknown grade',
    (one: Scheme) => {
      one.terms['rules'] = rules({ kind: 'free' }, [
        { kind: 'fact', fact: 'disability', grades: ['9'] },
      ])
    },
    'no grade 9',
  ],
  [
    'no paper',
    (one: Scheme) => {
      delete one.source
    },
    'source',
  ],
  [
    'an unknown field',
    (one: Scheme) => {
      one.terms['colour'] = 'red'
    },
    'colour',
  ],
])('a scheme with %s is refused with its line', async (_what, change, said) => {
  const { code, err } = await quote('--schemes', await file('schemes.json', scheme(change)))
  expect(code).toBe(1)
  expect(err).toMatch(/schemes\.json:\d+:/)
  expect(err).toContain(said)
})

test('two versions of one scheme on the same day are refused', async () => {
  const { schemes } = JSON.parse(scheme(() => undefined)) as { schemes: object[] }
  const text = JSON.stringify({
    schemes: [schemes[0], { ...schemes[0], version: 2, firstDay: '2027-01-01' }],
  })
  const { code, err } = await quote('--schemes', await file('schemes.json', text))
  expect(code).toBe(1)
  expect(err).toContain('two versions of x hold on the same day')
})

test('--schema prints the JSON Schema of both files', async () => {
  const { code, out } = await quote('--schema')
  expect(code).toBe(0)
  const { schemes, case: situation } = JSON.parse(out) as Record<
    string,
    { type: string; required: string[] }
  >
  expect(schemes).toMatchObject({ type: 'object', required: ['schemes'] })
  expect(situation).toMatchObject({ type: 'object', required: ['diner'] })
})
