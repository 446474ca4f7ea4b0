import { use } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { DeskWordsContext } from '../../ui/words/desk.ts'
import type { DeskWords } from '../../ui/words/desk.zh.ts'
import { useWords } from '../../ui/words/words.tsx'
import { BindSlip } from './BindSlip.tsx'
import { Desk } from './Desk.tsx'

let words: Promise<DeskWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const deskWords = (language: Language): Promise<DeskWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/desk.en.ts').then((file) => file.deskEn)
      : import('../../ui/words/desk.zh.ts').then((file) => file.deskZh))

/** `/desk`, and `/desk/slip/:dinerId` to print. */
export function DeskRoom({ params }: { params: Record<string, string> }) {
  const { language } = useWords()
  const slipFor = params['dinerId']
  return (
    <DeskWordsContext value={use(deskWords(language))}>
      {slipFor === undefined ? <Desk /> : <BindSlip dinerId={Number(slipFor)} />}
    </DeskWordsContext>
  )
}
