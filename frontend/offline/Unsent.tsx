import { useStaffWords } from '../ui/words/staff.ts'
import { outboxOf } from './outbox.ts'
import type { Owner } from './unsent.ts'
import { useOutboxNow } from './use-outbox.ts'

/** How much of hers was not sent, and whose else waits for its owner. Nothing when all is sent. */
export function Unsent({ owner }: { owner: Owner }) {
  const words = useStaffWords()
  const { items, sealed } = useOutboxNow(outboxOf(owner))
  const waiting = items.filter(({ state }) => state === 'waiting').length
  const refused = items.filter(({ state }) => state === 'refused').length
  const said = [
    ...(waiting > 0 ? [words.unsent(waiting)] : []),
    ...(refused > 0 ? [words.unsolved(refused)] : []),
    ...sealed.map(({ name, count }) => words.sealed(name, count)),
  ]
  return said.length === 0 ? null : <output>{said.join(words.unsentJoin)}</output>
}
