import { describe, expect, test } from 'vitest'
import { knownByName, questionFor } from '../../backend/bookings/recognition.rules.ts'
import { serviceDay } from '../../backend/vocabulary/calendar.ts'
import { collectorToHer, collectorWords } from '../../backend/vocabulary/collector-words.ts'
import type { Collector } from '../../backend/vocabulary/recognition.ts'

const her = { birthDate: serviceDay('1944-05-06'), phone: '139 0000 4711' }

describe('what somebody without her card is asked', () => {
  test.each([
    ['birthday', her.phone, '5月6日，农历四月十四'],
    ['phone_tail', her.phone, '4711'],
    ['phone_tail', '021-5600 1234', '1234'],
    // Whoever has no number of her own is asked for her birthday.
    ['phone_tail', '', '5月6日，农历四月十四'],
    ['phone_tail', '110', '5月6日，农历四月十四'],
    ['card_only', her.phone, undefined],
    ['six_digits', her.phone, undefined],
    ['name', her.phone, undefined],
  ] as const)('under the rule %s with the number %j it is %j', (rule, phone, answer) => {
    expect(questionFor(rule, { ...her, phone })?.answer.zh).toBe(answer)
  })

  test('before the lunar table begins, it is the day by the sun alone', () => {
    const old = { ...her, birthDate: serviceDay('1900-03-02') }
    expect(questionFor('birthday', old)?.answer).toEqual({ zh: '3月2日', en: '2 March' })
  })

  test('an answer counts where it is the one that was asked for', () => {
    const question = questionFor('birthday', her)
    expect(knownByName(question, 'birthday')).toBe('birthday')
    expect(knownByName(question, 'phone_tail')).toBe('name')
    expect(knownByName(question, undefined)).toBe('name')
    expect(knownByName(null, 'birthday')).toBe('name')
  })
})

test.each<[Collector, string, string, string]>([
  [{ kind: 'family', name: '李敏', relation: '女儿' }, '女儿', '您女儿', 'your daughter'],
  [{ kind: 'family', name: '李敏', relation: '干女儿' }, '干女儿', '您干女儿', '李敏'],
  [
    { kind: 'neighbour', name: '王阿姨', relation: '' },
    '邻居王阿姨',
    '邻居王阿姨',
    'the neighbour 王阿姨',
  ],
  [
    { kind: 'volunteer', name: '小林', relation: '' },
    '志愿者小林',
    '志愿者小林',
    'the volunteer 小林',
  ],
  [{ kind: 'other', name: '张三', relation: '' }, '张三', '张三', '张三'],
])('%j is called %s, to her %s and %s', (collector, others, zh, en) => {
  expect(collectorWords(collector).zh).toBe(others)
  expect(collectorToHer(collector)).toEqual({ zh, en })
})
