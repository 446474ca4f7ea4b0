import type { ReadingWords } from './reading.zh.ts'

export const readingEn: ReadingWords = {
  title: 'Text size',
  heading: 'How large?',
  sizes: { '24': 'Large', '28': 'Larger', '32': 'Largest' },
  sample: 'Spare ribs today',
  contrast: 'Easier to see',
  contrasts: { usual: 'Usual colours', more: 'Black on white' },
  sound: 'A sound when booked',
  sounds: { on: 'With sound', off: 'Silent' },
  language: 'Language',
  chinese: '中文',
  english: 'English',
}
