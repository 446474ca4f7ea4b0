import { expect, test } from 'vitest'
import { messengerFor, readMessages } from '../../scripts/support/start/messages.ts'

const good = {
  SMS_URL: 'https://sms.example.org/send',
  SMS_KEY: 'long-enough-to-guess-nothing',
  SMS_SIGN: '暖餐',
}

test('nothing said: people are called', () => {
  expect(readMessages({})).toBeUndefined()
  expect(messengerFor(undefined, false)).toBeNull()
})

test('said in full it is taken, with the templates by kind', () => {
  expect(readMessages(good)).toMatchObject({ url: good.SMS_URL, sign: '暖餐', templates: null })
  const templates = 'balance_low=SMS_1, not_collected=SMS_2, not_collected.en=SMS_3'
  expect(readMessages({ ...good, SMS_TEMPLATES: templates })?.templates).toEqual({
    balance_low: 'SMS_1',
    not_collected: 'SMS_2',
    'not_collected.en': 'SMS_3',
  })
})

test.each([
  [{ SMS_KEY: '' }, /not all three/],
  [{ SMS_URL: '' }, /not all three/],
  [{ SMS_KEY: 'short' }, /shorter than 16/],
  [{ SMS_SIGN: '字'.repeat(21) }, /longer than 20/],
  [{ SMS_URL: 'http://sms.example.org/' }, /https/],
  [{ SMS_URL: 'https://me:secret@sms.example.org/' }, /without a password/],
  [{ SMS_URL: 'no address' }, /https/],
  [{ SMS_TEMPLATES: 'lottery=SMS_1' }, /SMS_TEMPLATES does not say "lottery=…"/],
  [{ SMS_TEMPLATES: 'balance_low' }, /SMS_TEMPLATES/],
])('%j is refused in a sentence without the key', (wrong, sentence) => {
  const read = () => readMessages({ ...good, ...wrong })
  expect(read).toThrow(sentence)
  expect(read).not.toThrow(good.SMS_KEY)
})

test('a demonstration sends nothing to anybody: its numbers may be a stranger’s', () => {
  const settings = readMessages(good)
  expect(() => messengerFor(settings, true)).toThrow(/DEMO=off/)
  expect(messengerFor(settings, false)).not.toBeNull()
  const near = readMessages({ ...good, SMS_URL: 'http://127.0.0.1:9000/send' })
  expect(messengerFor(near, true)).not.toBeNull()
})
