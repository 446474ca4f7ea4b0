import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { drawerQuery } from '../../queries/cash.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { ReportPage } from './ReportPage.tsx'

/** The report as the window opens it: with the way back to the drawer. */
export function CounterReport({ canteenId }: { canteenId: number }) {
  const { report: words } = useCashWords()
  const mayUndo = useQuery(drawerQuery(canteenId)).data?.mayUndo ?? false
  return (
    <ReportPage canteenId={canteenId} mayUndo={mayUndo}>
      <LinkButton kind="quiet" href={paths.counter('cash')}>
        {words.back}
      </LinkButton>
    </ReportPage>
  )
}
