import { yuan } from '../../../../backend/vocabulary/money.ts'
import type { Figures } from '../../../queries/books.ts'
import { Fact, FactStrip } from '../../../ui/staff/FactStrip.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'

/** What the manager wants to know before anything else. */
export function FigureStrip({ figures }: { figures: Figures }) {
  const base = useWords()
  const words = useOfficeWords().books
  const unit = base.moneyUnit
  return (
    <FactStrip label={words.figures}>
      <Fact name={words.served} figure={figures.served} unit={words.servedUnit}>
        {figures.served + figures.missed === 0 ? undefined : words.missed(figures.missed)}
      </Fact>
      <Fact name={words.list} figure={yuan(figures.listFen)} unit={unit} tone="good" />
      <Fact name={words.toppedUp} figure={yuan(figures.toppedUpFen)} unit={unit}>
        {figures.paidOutFen === 0 ? undefined : words.paidOut(base.money(figures.paidOutFen))}
      </Fact>
      <Fact name={words.drawer} figure={yuan(figures.drawerFen)} unit={unit} />
    </FactStrip>
  )
}
