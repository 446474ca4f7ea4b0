import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { identityEndpoints } from '../../../backend/contract/identity.ts'
import { canteensQuery } from '../../queries/canteens.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { BoardMessage } from './BoardMessage.tsx'
import { BoardPage } from './BoardPage.tsx'
import styles from './Board.module.css'
import { PrepSheet } from './PrepSheet.tsx'

type Session = ReplyOf<typeof identityEndpoints.getSession>

/** A registered device shows its own canteen, a person the one she works at; a manager may name another. */
function canteenOf(session: Session, asked: number): number | null {
  if (session.device !== null) return session.device.canteenId
  if (session.staff === null) return null
  return asked > 0 ? asked : session.staff.canteenId
}

/** `/board` and `/board/prep/:servingId`. */
export function KitchenRoutes({ path, search }: { path: string; search: string }) {
  const sheet = /^\/board\/prep\/(\d+)$/.exec(path)?.[1]
  if (sheet !== undefined) return <PrepSheet servingId={Number(sheet)} />
  return <BoardDoor asked={Number(new URLSearchParams(search).get('canteen') ?? 0)} />
}

function BoardDoor({ asked }: { asked: number }) {
  const base = useWords()
  const words = useKitchenWords()
  // A television is switched on before the network is: it keeps asking until somebody answers.
  const session = useQuery({ ...sessionQuery(), retry: true, retryDelay: 2_000 })
  const owed = session.data?.secondFactor === 'due' || session.data?.secondFactor === 'to_set_up'
  const waitsForCode = owed && session.data?.device === null && session.data.staff === null
  useEffect(() => {
    if (waitsForCode) location.replace('/staff/second-factor?next=/board')
  }, [waitsForCode])
  const canteenId = session.data === undefined ? null : canteenOf(session.data, asked)
  if (canteenId !== null) {
    // A screen on the wall has no printer, and may not read what is for the cook's hand.
    const paper = session.data?.device?.kind === 'board' ? 'elsewhere' : 'here'
    return <BoardPage canteenId={canteenId} paper={paper} />
  }
  return (
    <main className={styles.door}>
      {session.data !== undefined && session.data.staff === null && (
        <BoardMessage
          stands="page"
          heading={words.noCanteen.heading}
          text={words.noCanteen.text}
          ways="device"
        />
      )}
      {session.data !== undefined && session.data.staff !== null && <PickCanteen />}
      {session.data === undefined && session.failureCount === 0 && (
        <BoardMessage stands="page" heading={base.loading} text="" />
      )}
      {session.data === undefined && session.failureCount > 0 && (
        <BoardMessage stands="page" heading={words.failed.heading} text={words.failed.text} />
      )}
    </main>
  )
}

/** For an officer or administrator, who works at no canteen in particular. */
function PickCanteen() {
  const base = useWords()
  const words = useKitchenWords()
  const { data } = useQuery(canteensQuery())
  return (
    <BoardMessage
      stands="page"
      heading={words.pickCanteen}
      text={data === undefined ? base.loading : ''}
    >
      {data?.canteens.map((canteen) => (
        <a key={canteen.canteenId} href={`/board?canteen=${canteen.canteenId}`}>
          {base.name(canteen.name)}
        </a>
      ))}
    </BoardMessage>
  )
}
