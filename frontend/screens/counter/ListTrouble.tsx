import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'

interface ListTroubleProps {
  heading: string
  list: { error: Error | null; refetch: () => Promise<unknown> }
}

/** Before a list is here: on its way, or why not and what to press. */
export function ListTrouble({ heading, list }: ListTroubleProps) {
  const { again } = useCounterWords()
  const { offline } = useStaffWords()
  const { loading } = useWords()
  if (list.error === null) return <p>{loading}</p>
  return (
    <Notice tone="refused" heading={heading}>
      <p>{sentenceFor(list.error, offline)}</p>
      <Button type="button" kind="quiet" onClick={() => void list.refetch()}>
        {again}
      </Button>
    </Notice>
  )
}
