import { useQuery } from '@tanstack/react-query'
import { drawerQuery } from '../../queries/cash.ts'
import { FundPanel } from '../cash/FundPanel.tsx'
import { InCashWords } from '../cash/InCashWords.tsx'
import { ReportPage } from '../cash/ReportPage.tsx'
import { useCanteen } from './canteen.ts'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'

/** The drawer's days for who runs the canteen and for who looks on, and the fund. */
export function CashRoom() {
  const canteenId = useCanteen()
  const mayUndo = useQuery(drawerQuery(canteenId)).data?.mayUndo ?? false
  return (
    <OfficeFrame room="cash">
      <InCashWords>
        <div className={styles.stack}>
          <ReportPage canteenId={canteenId} mayUndo={mayUndo} />
          <div className={`${styles.narrow} screen-only`}>
            <FundPanel canteenId={canteenId} mayUndo={mayUndo} />
          </div>
        </div>
      </InCashWords>
    </OfficeFrame>
  )
}
