import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { canteensQuery } from '../../queries/canteens.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { BoardMessage } from './BoardMessage.tsx'
import { BoardPage } from './BoardPage.tsx'
import styles from './Board.module.css'
import { canteenOf } from './canteen-of.ts'
import { PrepSheet } from './PrepSheet.tsx'

/** Fetched by whoever opens it: a television on the wall never does. */
const SafetyRoom = lazy(async () => ({
  default: (await import('./safety/SafetyRoom.tsx')).SafetyRoom,
}))

const KitchenTablet = lazy(async () => ({
  default: (await import('./tablet/KitchenTablet.tsx')).KitchenTablet,
}))
const LabelsPage = lazy(async () => ({
  default: (await import('./paper/LabelsPage.tsx')).LabelsPage,
}))
const BuyingPage = lazy(async () => ({
  default: (await import('./paper/BuyingPage.tsx')).BuyingPage,
}))
const PackingPage = lazy(async () => ({
  default: (await import('./paper/PackingPage.tsx')).PackingPage,
}))

/** What is held in the hand or printed; a television fetches none of it. */
function partOf(part: string, servingId: number) {
  switch (part) {
    case 'prep':
      return <PrepSheet servingId={servingId} />
    case 'plan':
    case 'ready':
    case 'cooked':
      return <KitchenTablet servingId={servingId} tab={part} />
    case 'labels':
      return <LabelsPage servingId={servingId} />
    case 'packing':
      return <PackingPage servingId={servingId} />
    default:
      return undefined
  }
}

/** `/board`, its parts for one meal, `/board/prep/:servingId` …, and the day's evidence, `/board/safety/…`. */
export function KitchenRoutes({ path, search }: { path: string; search: string }) {
  const base = useWords()
  const asked = Number(new URLSearchParams(search).get('canteen') ?? 0)
  const [, part = '', servingId] = /^\/board\/(\w+)\/(\d+)$/.exec(path) ?? []
  const safety = /^\/board\/safety(?:\/([a-z]+))?(?:\/(\d{4}-\d{2}-\d{2}))?$/.exec(path)
  const buying = /^\/board\/buying(?:\/(\d{4}-\d{2}-\d{2}))?(?:\/(\d{4}-\d{2}-\d{2}))?$/.exec(path)
  const ofDays =
    buying === null ? undefined : <BuyingPage asked={asked} from={buying[1]} to={buying[2]} />
  const page =
    safety === null ? (
      (ofDays ?? partOf(part, Number(servingId)))
    ) : (
      <SafetyRoom asked={asked} task={safety[1]} day={safety[2]} />
    )
  if (page !== undefined) {
    return <Suspense fallback={<h1 className={styles.loading}>{base.loading}</h1>}>{page}</Suspense>
  }
  return <BoardDoor asked={asked} />
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
