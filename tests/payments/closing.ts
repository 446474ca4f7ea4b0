import { Refusal } from '../../backend/vocabulary/refusal.ts'
import type { Bookkeeping } from '../support/bookkeeping.ts'

/** A month of these books, looked at and closed as the manager; and what became of work done beside it. */
export const closingOf = ({ canteen, manager }: Bookkeeping) => {
  const params = { canteenId: canteen.canteenId }
  return {
    month: (query: { month: string }) => manager.call('getMonthBooks', { params, query }),
    close: (asked: string, seenListFen: number) =>
      manager.outcome('closeMonth', { params, body: { month: asked, seenListFen } }),
    refusalOf: (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'accepted',
        (error: unknown) => {
          if (error instanceof Refusal) return error.code
          throw error
        },
      ),
  }
}
