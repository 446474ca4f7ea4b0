import { expect, test } from 'vitest'
import { callNameOf, type Named } from '../../backend/vocabulary/call-name.ts'

const she = (name: string, namePinyin: string, age = 82): Named => ({
  name,
  namePinyin,
  gender: 'female',
  age,
})

test.each([
  ['a surname of one character', she('陈桂英', 'chen gui ying'), '陈奶奶', 'Mrs Chen'],
  ['a surname of two characters', she('欧阳秀兰', 'ou yang xiu lan'), '欧阳奶奶', 'Mrs Ouyang'],
  ['尉迟 is read Yuchi', she('尉迟恭', 'yu chi gong'), '尉迟奶奶', 'Mrs Yuchi'],
  [
    '单 is read Shan when the office says so',
    she('单雄信', 'shan xiong xin'),
    '单奶奶',
    'Mrs Shan',
  ],
  ['吕 is written Lü', she('吕秀英', 'lv xiu ying'), '吕奶奶', 'Mrs Lü'],
  ['a man named 上官 alone keeps one character', she('上官', 'shang guan'), '上奶奶', 'Mrs Shang'],
  [
    'a name with a dot has no surname',
    she('阿依古丽·买买提', 'a yi gu li · mai mai ti'),
    '阿依古丽奶奶',
    'Mrs Ayiguli',
  ],
  ['a foreign name', she('Anna Smith', ''), 'Anna Smith奶奶', 'Mrs Smith'],
  ['pinyin not filled in', she('陈桂英', ''), '陈奶奶', 'Mrs 陈'],
  ['younger than sixty', she('陈桂英', 'chen gui ying', 59), '陈女士', 'Mrs Chen'],
])('%s', (_situation, named, zh, en) => {
  expect(callNameOf(named)).toEqual({ zh, en })
})

test('men are 爷爷 and Mr', () => {
  const he: Named = { name: '王建国', namePinyin: 'wang jian guo', gender: 'male', age: 75 }
  expect(callNameOf(he)).toEqual({ zh: '王爷爷', en: 'Mr Wang' })
  expect(callNameOf({ ...he, age: 50 }).zh).toBe('王先生')
})
