import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { refusalSentenceFor } from '../../queries/refusal.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useElderWords } from '../../ui/words/elder.ts'

/** Why the last step did not happen, in words; undefined when nothing was refused. */
export function useRefusal(): { code: string; sentence: string | undefined } | undefined {
  const client = useQueryClient()
  const code = new URLSearchParams(useSearch()).get('refused')
  return code === null ? undefined : { code, sentence: refusalSentenceFor(client, code) }
}

/** On top of the page where it can be done again. */
export function Refused() {
  const words = useElderWords()
  const refusal = useRefusal()
  if (refusal === undefined) return null
  return (
    <Notice tone="refused" heading={words.refused}>
      {refusal.sentence}
    </Notice>
  )
}

interface FieldRefusalProps {
  field: string
  /** What to say when the server could not read the field at all. */
  unreadable: string
  /** What this page says better than the refusal's own words, by code. */
  said?: Readonly<Record<string, string>>
}

/** The same above a form of one field: pressing it leads to the field. */
export function useFieldRefusal({ field, unreadable, said = {} }: FieldRefusalProps) {
  const refusal = useRefusal()
  if (refusal === undefined) return { summary: null, error: undefined }
  const error = refusal.code === 'malformed' ? unreadable : (said[refusal.code] ?? refusal.sentence)
  return { summary: <Notice tone="refused" heading={error} field={field} />, error }
}
