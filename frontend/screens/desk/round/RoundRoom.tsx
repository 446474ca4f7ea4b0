import { useQuery } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import { StaffStatus } from '../../../app/StaffStatus.tsx'
import { keepPage } from '../../../app/keep-page.ts'
import { paths } from '../../../app/paths.ts'
import type { Language } from '../../../../backend/vocabulary/role.ts'
import { keepSession } from '../../../offline/kept-session.ts'
import { outboxOf } from '../../../offline/outbox.ts'
import { sessionQuery } from '../../../queries/identity.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { AppFrame } from '../../../ui/staff/AppFrame.tsx'
import { RoundWordsContext, useRoundWords } from '../../../ui/words/round.ts'
import type { RoundWords } from '../../../ui/words/round.zh.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Building } from './Building.tsx'
import { Buildings } from './Buildings.tsx'

let words: Promise<RoundWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const roundWords = (language: Language): Promise<RoundWords> =>
  (words ??=
    language === 'en'
      ? import('../../../ui/words/round.en.ts').then((file) => file.roundEn)
      : import('../../../ui/words/round.zh.ts').then((file) => file.roundZh))

/** `/desk/round`, and `/desk/round/:buildingId`: both open without a network once they were there with one. */
export function RoundRoom({ params }: { params: Record<string, string> }) {
  const { language } = useWords()
  useEffect(() => keepPage(paths.round()), [])
  return (
    <RoundWordsContext value={use(roundWords(language))}>
      <Round buildingId={params['buildingId']} />
    </RoundWordsContext>
  )
}

function Round({ buildingId }: { buildingId: string | undefined }) {
  const { title, noBuildings, noBuildingsWay } = useRoundWords()
  const { brand } = useWords()
  const session = useQuery(sessionQuery()).data
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  useEffect(() => {
    if (session !== undefined) void keepSession(session).catch(() => undefined)
  }, [session])
  const staff = session?.staff
  if (!staff || staff.canteenId === null)
    return (
      <AppFrame title={title} status={<StaffStatus />}>
        <EmptyState words={noBuildings}>
          <p>{noBuildingsWay}</p>
        </EmptyState>
      </AppFrame>
    )
  const whose = { accountId: staff.accountId, canteenId: staff.canteenId }
  const outbox = outboxOf(staff)
  return buildingId === undefined ? (
    <Buildings whose={whose} outbox={outbox} />
  ) : (
    <Building whose={whose} buildingId={Number(buildingId)} outbox={outbox} />
  )
}
