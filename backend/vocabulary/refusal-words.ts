import type { RefusalCode, RefusalParams } from './refusal.ts'
import type { Sentence } from './refusal-sentence.ts'
import { carriedRefusalsEn, carriedRefusalsZh } from './refusal-words.carried.ts'
import { refusalsEn } from './refusal-words.en.ts'
import { refusalsZh } from './refusal-words.zh.ts'
import type { Language } from './role.ts'

const words: Readonly<Record<Language, Readonly<Record<RefusalCode, Sentence>>>> = {
  'zh-CN': { ...refusalsZh, ...carriedRefusalsZh },
  en: { ...refusalsEn, ...carriedRefusalsEn },
}

/** The sentence a person reads for a refusal, with its way out. */
export const refusalSentence = (
  code: RefusalCode,
  params: RefusalParams,
  language: Language,
): string => {
  const sentence = words[language][code]
  return typeof sentence === 'string' ? sentence : sentence(params)
}
