import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { refusalSentenceFor } from '../../queries/refusal.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useElderWords } from '../../ui/words/elder.ts'

/** Why the last step did not happen, on top of the page where it can be done again. */
export function Refused({ field }: { field?: string }) {
  const words = useElderWords()
  const client = useQueryClient()
  const code = new URLSearchParams(useSearch()).get('refused')
  if (code === null) return null
  return (
    <Notice tone="refused" heading={words.refused} field={field}>
      {refusalSentenceFor(client, code)}
    </Notice>
  )
}
