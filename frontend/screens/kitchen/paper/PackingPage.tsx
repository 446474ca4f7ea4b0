import { PaperSheet } from '../../../ui/staff/Paper.tsx'
import { PackingTables } from './PackingTables.tsx'
import { PaperHead, PaperPage } from './PaperPage.tsx'

/** `/board/packing/:servingId` */
export function PackingPage({ servingId }: { servingId: number }) {
  return (
    <PaperPage servingId={servingId} title="packing">
      {(packing) => (
        <PaperSheet head={<PaperHead packing={packing} title="packing" />}>
          <PackingTables packing={packing} />
        </PaperSheet>
      )}
    </PaperPage>
  )
}
