import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { searchDinersQuery } from '../../queries/diners.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import styles from './Desk.module.css'

interface CallerNoticeProps {
  canteenId: number
  /** As dialled. */
  number: string
  /** Exactly one person has this number. */
  onKnown: (dinerId: number) => void
  /** Several share it: the list tells them apart. */
  onShared: (number: string) => void
}

/** Whose number rings: her card at once, a list where a couple shares it, or a way on. */
export function CallerNotice({ canteenId, number, onKnown, onShared }: CallerNoticeProps) {
  const { caller } = useDeskWords()
  const { data, isPlaceholderData } = useQuery(searchDinersQuery(canteenId, number))
  const found = isPlaceholderData ? undefined : data
  useEffect(() => {
    const [first] = found?.diners ?? []
    if (found === undefined || first === undefined) return
    if (found.total === 1) onKnown(first.dinerId)
    else onShared(number)
  }, [found, number, onKnown, onShared])
  if (found === undefined) return null
  return (
    <output className={styles.caller}>
      {found.total === 0 ? (
        <Notice tone="look" heading={caller.unknown}>
          <p>{caller.unknownWay(number.slice(-4))}</p>
        </Notice>
      ) : (
        <p>{caller.shared}</p>
      )}
    </output>
  )
}
