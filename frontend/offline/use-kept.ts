import { useState } from 'react'

/** Whether this browser still takes things down; `sure` watches what is written into the outbox. */
export function useKept() {
  const [failed, setFailed] = useState<'nothing kept' | null>(null)
  const sure = (work: Promise<unknown>): void =>
    void work.then(
      () => setFailed(null),
      () => setFailed('nothing kept'),
    )
  return { failed, sure }
}
