import { useMutation } from '@tanstack/react-query'
import { bookEndpoints } from '../../../../backend/contract/books.ts'
import type { LedgerFilter } from '../../../queries/books.ts'
import { download } from '../../../queries/download.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useCanteen } from '../canteen.ts'

/** What was found, as a file; asked for by hand only, because each is recorded. */
export function LedgerExport({ filter }: { filter: LedgerFilter }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().books.ledger
  const { offline } = useStaffWords()
  const take = useMutation({
    mutationFn: () =>
      download(bookEndpoints.exportLedger, { params: { canteenId }, query: filter }),
    networkMode: 'always',
  })
  return (
    <>
      {take.isError && <Notice tone="refused" heading={sentenceFor(take.error, offline)} />}
      {take.isSuccess && <Notice tone="calm" heading={words.exported} />}
      <Button type="button" disabled={take.isPending} onClick={() => take.mutate()}>
        {words.exportIt}
      </Button>
    </>
  )
}
