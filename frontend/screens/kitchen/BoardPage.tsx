import { useEffect, useRef, useState } from 'react'
import type { Board as BoardData } from '../../../backend/contract/kitchen.ts'
import { RefusedCall } from '../../../backend/vocabulary/refusal.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Board } from './Board.tsx'
import { BoardBar } from './BoardBar.tsx'
import { BoardHeader } from './BoardHeader.tsx'
import { BoardMessage } from './BoardMessage.tsx'
import styles from './Board.module.css'
import { hangBell } from './kitchen-bell.ts'
import type { KitchenBell } from './kitchen-bell.ts'
import { useLiveBoard } from './use-live-board.ts'

/** What is rung for: a figure that moves, and somebody who must not eat what she booked. */
const heardOf = (board: BoardData | undefined): string => {
  const figures = (board?.tiles ?? []).map((tile) => `${tile.offeringId}:${tile.portions}`)
  const unsolved = (board?.specials ?? []).flatMap(({ bookingId, clashes }) =>
    clashes.filter(({ answer }) => answer === null).map(({ key }) => `${bookingId}:${key}`),
  )
  return [...figures, ...unsolved].join(' ')
}

/** Rings once for each change on the glass; another meal on it is none. */
function useBell(board: BoardData | undefined) {
  const [bell, setBell] = useState<KitchenBell | null>(null)
  const heard = useRef({ servingId: 0, heardNow: '' })
  const servingId = board?.serving?.when.servingId ?? 0
  const heardNow = heardOf(board)
  useEffect(() => {
    const before = heard.current
    heard.current = { servingId, heardNow }
    if (before.servingId === servingId && before.heardNow !== heardNow) bell?.ring()
  }, [bell, servingId, heardNow])
  return { hangs: bell !== null, hang: () => setBell(hangBell()) }
}

/** No device of this canteen any more. A server that is busy, or fails for a moment, takes no figure off the glass. */
const isOut = (error: Error | null): error is RefusedCall =>
  error instanceof RefusedCall && error.status < 500 && error.status !== 429

interface BoardPageProps {
  canteenId: number
  /** Where the prep sheet is printed. */
  paper: 'here' | 'elsewhere'
}

/** The glass of one canteen. */
export function BoardPage({ canteenId, paper }: BoardPageProps) {
  const base = useWords()
  const words = useKitchenWords()
  const [servingId, setServingId] = useState<number>()
  const { board, error, answeredAt } = useLiveBoard(canteenId, servingId)
  const bell = useBell(board)
  const refused = isOut(error) ? error.refusal : null
  return (
    <main className={styles.page}>
      {/* A device that was switched off is connected to nothing, whatever it showed a moment ago. */}
      {refused === null ? (
        <BoardHeader board={board} answeredAt={answeredAt} />
      ) : (
        <BoardHeader board={undefined} answeredAt={null} />
      )}
      {refused !== null && (
        <BoardMessage heading={refused.sentence} text={words.noCanteen.text} ways="device" />
      )}
      {refused === null && board === undefined && error !== null && (
        <BoardMessage heading={words.failed.heading} text={words.failed.text} />
      )}
      {refused === null && board === undefined && error === null && (
        <p className={styles.loading}>{base.loading}</p>
      )}
      {refused === null && board !== undefined && board.serving === null && (
        <BoardMessage heading={words.empty.heading} text={words.empty.text} />
      )}
      {refused === null && board !== undefined && board.serving !== null && <Board board={board} />}
      {refused === null && board !== undefined && (
        <BoardBar
          paper={paper}
          board={board}
          onPick={setServingId}
          onStart={bell.hangs ? null : bell.hang}
        />
      )}
    </main>
  )
}
