import { useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useLayoutEffect } from 'react'
import { searchDinersQuery } from '../../queries/diners.ts'
import type { FoundDiner } from '../../queries/diners.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReturnKeyIcon } from '../../ui/icons.tsx'
import { KeyHint } from '../../ui/staff/KeyHint.tsx'
import { SearchBox } from '../../ui/staff/SearchBox.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Desk.module.css'
import { useOverdue } from './use-overdue.ts'

interface FindPersonProps {
  canteenId: number
  box: RefObject<HTMLInputElement | null>
  query: string
  onType: (text: string) => void
  onOpen: (dinerId: number) => void
  onKeyAhead: (key: string) => void
}

/** More rows than this are not read but typed away. */
const shown = 6

export function FindPerson({ canteenId, box, query, onType, onOpen, onKeyAhead }: FindPersonProps) {
  const { search } = useDeskWords()
  const { people } = useWords()
  const found = useQuery(searchDinersQuery(canteenId, query))
  // Before it is painted: the first letter may be typed the instant the box is seen.
  useLayoutEffect(() => box.current?.focus(), [box])
  const typed = query.trim() !== ''
  const searching = typed && !found.isError && (found.isPlaceholderData || found.data === undefined)
  // The list for fewer letters stands until a good network answers; on a bad one it is taken away.
  const overdue = useOverdue(searching ? 'searching' : 'ready', query)
  const list = typed && !overdue ? found.data : undefined
  const diners = list?.diners ?? []
  const total = list?.total ?? null
  return (
    <div className={styles.find}>
      <SearchBox<FoundDiner>
        label={search.label}
        hint={search.hint}
        box={box}
        value={query}
        onType={onType}
        found={diners.slice(0, shown)}
        foundKey={(diner) => diner.dinerId}
        row={(diner, at) => <FoundRow diner={diner} at={at} />}
        onChoose={(diner) => onOpen(diner.dinerId)}
        onKeyAhead={onKeyAhead}
        state={searching ? 'searching' : 'ready'}
        count={total === null ? undefined : people(total)}
        nothing={found.isError ? '' : `${search.none(query.trim())}。${search.noneWay}`}
      />
      {total !== null && total > shown && !searching && (
        <p className={styles.more}>{search.more(total - shown)}</p>
      )}
      {typed && found.isError && (
        <Notice tone="refused" heading={search.failed}>
          <p>{sentenceFor(found.error, search.failedWay)}</p>
          <Button type="button" kind="quiet" onClick={() => void found.refetch()}>
            {search.again}
          </Button>
        </Notice>
      )}
    </div>
  )
}

/** The door tells neighbours of one name apart; what was typed is shown where it matched. */
function FoundRow({ diner, at }: { diner: FoundDiner; at: 'current' | 'other' }) {
  const { search } = useDeskWords()
  const { years } = useWords()
  return (
    <>
      <span className={styles.name}>{diner.name}</span>
      <span className={styles.door}>{diner.door}</span>
      <span className={styles.age}>
        {diner.matched === 'phone' ? search.phoneTail(diner.phoneTail) : years(diner.age)}
      </span>
      {at === 'current' && (
        <KeyHint>
          <ReturnKeyIcon />
        </KeyHint>
      )}
    </>
  )
}
