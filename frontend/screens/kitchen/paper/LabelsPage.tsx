import paper from '../../../ui/staff/Paper.module.css'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { Labels } from './Labels.tsx'
import { PaperHead, PaperPage } from './PaperPage.tsx'

/** `/board/labels/:servingId` */
export function LabelsPage({ servingId }: { servingId: number }) {
  return (
    <PaperPage servingId={servingId} title="labels">
      {(packing) => (
        <>
          <div className="screen-only">
            <PaperHead packing={packing} title="labels" />
            <About boxes={packing.portions.length} />
          </div>
          <Labels packing={packing} />
        </>
      )}
    </PaperPage>
  )
}

function About({ boxes }: { boxes: number }) {
  const { labels } = useKitchenPlanWords()
  return <p className={paper.quiet}>{boxes === 0 ? labels.none : labels.size}</p>
}
