import type { Collector } from './recognition.ts'
import type { Words } from './words.ts'

/** What people here call their family, for whoever reads English; any other word stays as it was written. */
const relationsEn: Readonly<Record<string, string>> = {
  女儿: 'daughter',
  儿子: 'son',
  老伴: 'spouse',
  丈夫: 'husband',
  妻子: 'wife',
  媳妇: 'daughter-in-law',
  儿媳: 'daughter-in-law',
  女婿: 'son-in-law',
  孙子: 'grandson',
  孙女: 'granddaughter',
  外孙: 'grandson',
  外孙女: 'granddaughter',
  侄子: 'nephew',
  侄女: 'niece',
  妹妹: 'sister',
  姐姐: 'sister',
  弟弟: 'brother',
  哥哥: 'brother',
}

/** 女儿 / daughter. */
export const relationWords = (relation: string): Words => ({
  zh: relation,
  en: relationsEn[relation] ?? relation,
})

const before: Readonly<Record<Collector['kind'], Words>> = {
  family: { zh: '', en: '' },
  neighbour: { zh: '邻居', en: 'the neighbour ' },
  volunteer: { zh: '志愿者', en: 'the volunteer ' },
  other: { zh: '', en: '' },
}

/** Who fetched a meal, as others say it: 女儿, 邻居王阿姨 / the daughter, the neighbour 王阿姨. */
export const collectorWords = ({ kind, name, relation }: Collector): Words => {
  if (relation !== '')
    return { zh: relation, en: relation in relationsEn ? `the ${relationsEn[relation]}` : name }
  const { zh, en } = before[kind]
  return { zh: zh + name, en: en + name }
}

/** The same, said to her: 您女儿 / your daughter. */
export const collectorToHer = (collector: Collector): Words => {
  const { zh, en } = collectorWords(collector)
  return collector.relation === ''
    ? { zh, en }
    : { zh: `您${zh}`, en: en.replace(/^the /, 'your ') }
}
