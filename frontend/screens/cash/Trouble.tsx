import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'

interface TroubleProps {
  heading: string
  list: { error: Error | null; refetch: () => Promise<unknown> }
}

/** Before an answer is here: on its way, or why not and what to press. */
export function Trouble({ heading, list }: TroubleProps) {
  const { again, noNetwork } = useCashWords()
  const { loading } = useWords()
  if (list.error === null) return <p>{loading}</p>
  return (
    <Notice tone="refused" heading={heading}>
      <p>{sentenceFor(list.error, noNetwork)}</p>
      <Button type="button" kind="quiet" onClick={() => void list.refetch()}>
        {again}
      </Button>
    </Notice>
  )
}

/** Why a write did not happen. */
export function Refused({ error }: { error: Error | null }) {
  const { refused, noNetwork } = useCashWords()
  if (error === null) return null
  return (
    <Notice tone="refused" heading={refused}>
      {sentenceFor(error, noNetwork)}
    </Notice>
  )
}
