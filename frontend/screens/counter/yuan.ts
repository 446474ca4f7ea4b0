import { fen } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'

/** '12.5' yuan as typed → 1250 fen, without ever being a fraction; null when it is no amount. */
export function fenFrom(text: string): Fen | null {
  const parts = /^(\d{1,5})(?:[.．。](\d{0,2}))?$/.exec(text.trim())
  if (parts === null) return null
  return fen(Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')))
}

const notes = [1000, 2000, 5000, 10_000].map(fen)

/** What people put on the counter: the exact sum, or the notes that cover it. */
export const notesFor = (due: Fen): Fen[] => [due, ...notes.filter((note) => note > due)]
