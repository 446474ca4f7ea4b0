import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Office.module.css'

interface LoadedProps<Data> {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}

/** Waiting and failing look the same everywhere; what is already here stays when asking again fails. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { loading } = useWords()
  const words = useOfficeWords()
  const { offline } = useStaffWords()
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (!query.isError) {
    return (
      <p className={styles.quiet} aria-busy="true">
        {loading}
      </p>
    )
  }
  return (
    <Notice tone="refused" heading={words.failed}>
      <p>{sentenceFor(query.error, offline)}</p>
      <Row>
        <Button type="button" kind="quiet" onClick={() => void query.refetch()}>
          {words.again}
        </Button>
      </Row>
    </Notice>
  )
}
