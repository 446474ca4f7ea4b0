import { use } from 'react'
import type { ReactNode } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { DeskWordsContext } from '../../ui/words/desk.ts'
import type { DeskWords } from '../../ui/words/desk.zh.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CallListPage } from './CallListPage.tsx'
import { BindSlip } from './BindSlip.tsx'
import { Desk } from './Desk.tsx'
import { DeskStanding } from './DeskStanding.tsx'
import { FamilySlip } from './FamilySlip.tsx'
import { PaySlip } from './PaySlip.tsx'

let words: Promise<DeskWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const deskWords = (language: Language): Promise<DeskWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/desk.en.ts').then((file) => file.deskEn)
      : import('../../ui/words/desk.zh.ts').then((file) => file.deskZh))

function InDeskWords({ children }: { children: ReactNode }) {
  const { language } = useWords()
  return <DeskWordsContext value={use(deskWords(language))}>{children}</DeskWordsContext>
}

/** `/desk`, and `/desk/slip/:dinerId` to print. */
export function DeskRoom({ params }: { params: Record<string, string> }) {
  const slipFor = params['dinerId']
  return (
    <InDeskWords>
      {slipFor === undefined ? <Desk /> : <BindSlip dinerId={Number(slipFor)} />}
    </InDeskWords>
  )
}

/** `/desk/call-list`: everybody to be rung up about a meal, also on paper. */
export function CallListRoom() {
  return (
    <InDeskWords>
      <CallListPage />
    </InDeskWords>
  )
}

/** `/desk/pay-slip/:dinerId` to print. */
export function PaySlipRoom({ params }: { params: Record<string, string> }) {
  return (
    <InDeskWords>
      <PaySlip dinerId={Number(params['dinerId'])} />
    </InDeskWords>
  )
}

/** `/desk/family/:dinerId`: who looks after her, and a slip for somebody more. */
export function FamilySlipRoom({ params }: { params: Record<string, string> }) {
  return (
    <InDeskWords>
      <FamilySlip dinerId={Number(params['dinerId'])} />
    </InDeskWords>
  )
}

/** `/desk/standing/:dinerId`: her meals that repeat, and the days they pause. */
export function StandingRoom({ params }: { params: Record<string, string> }) {
  return (
    <InDeskWords>
      <DeskStanding dinerId={Number(params['dinerId'])} />
    </InDeskWords>
  )
}
