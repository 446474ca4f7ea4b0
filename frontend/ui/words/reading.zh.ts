/** How large, how clear, how loud, in which language. */
export const readingZh = {
  title: '字大小',
  heading: '字要多大？',
  sizes: { '24': '大', '28': '更大', '32': '最大' },
  sample: '今天吃萝卜排骨',
  contrast: '看得更清楚',
  contrasts: { usual: '平常的颜色', more: '黑白分明' },
  sound: '订好了响一声',
  sounds: { on: '要响', off: '不要响' },
  language: '文字',
  chinese: '中文',
  english: 'English',
}

export type ReadingWords = typeof readingZh
