import { useEffect, useState } from 'react'
import type { Slip } from '../../../backend/contract/kiosk.ts'

export type PaperJob =
  | { readonly kind: 'slip'; readonly slip: Slip; readonly maskedName: string }
  | { readonly kind: 'queue'; readonly number: string }

/** The paper lies in the page, unseen, until it is printed and its person has gone. */
export function usePrinter(): { job: PaperJob | null; print: (job: PaperJob) => void } {
  const [job, setJob] = useState<PaperJob | null>(null)
  useEffect(() => {
    if (job !== null) window.print()
  }, [job])
  // A fresh object each time: the same slip once more is another sheet.
  return { job, print: (next) => setJob({ ...next }) }
}
