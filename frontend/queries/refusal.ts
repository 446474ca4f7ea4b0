import type { QueryClient } from '@tanstack/react-query'

/** Why something was refused, in the server's words, kept for the page that shows it. */
export const refusalKey = (code: string) => ['refusal', code] as const

export const refusalSentenceFor = (client: QueryClient, code: string): string | undefined =>
  client.getQueryData<string>(refusalKey(code))
