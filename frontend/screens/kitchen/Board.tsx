import { useMemo } from 'react'
import type { CSSProperties } from 'react'
import type { Board as BoardData } from '../../../backend/contract/kitchen.ts'
import { useKitchenWords } from '../../ui/words/kitchen.ts'
import { gatherMoves, recentMoveOf } from './board-changes.ts'
import { shapeFor } from './board-layout.ts'
import styles from './Board.module.css'
import { Changes } from './Changes.tsx'
import { Specials } from './Specials.tsx'
import { Tile } from './Tile.tsx'
import { Turns } from './Turns.tsx'
import { TotalAside, TotalTile } from './TotalTile.tsx'

/** The figures of one meal: what to cook on the left, who and what is different on the right. */
export function Board({ board }: { board: BoardData }) {
  const words = useKitchenWords()
  const moves = useMemo(() => gatherMoves(board.changes), [board.changes])
  const shape = shapeFor(board.tiles.length)
  const grid = { '--columns': shape.columns, '--rows': shape.rows } as CSSProperties
  return (
    <div className={styles.body} data-columns={shape.columns} data-total={shape.total}>
      {board.tiles.length === 0 ? (
        <p className={styles.noTiles}>{words.noTiles}</p>
      ) : (
        <ul
          className={styles.tiles}
          style={grid}
          data-rows={shape.rows}
          data-columns={shape.columns}
        >
          {board.tiles.map((dish) => (
            <Tile
              key={dish.offeringId}
              dish={dish}
              shape={shape}
              was={recentMoveOf(moves, dish.offeringId, board.asOf)?.from ?? null}
            />
          ))}
          {shape.total === 'tile' && <TotalTile board={board} shape={shape} />}
        </ul>
      )}
      <div className={styles.side}>
        {shape.total === 'aside' && <TotalAside board={board} />}
        <Turns windows={board.windows} />
        <Specials specials={board.specials} />
        <Changes moves={moves} asOf={board.asOf} />
      </div>
    </div>
  )
}
