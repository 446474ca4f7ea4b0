import { CarriedCash } from '../cash/CarriedCash.tsx'
import { CountDrawer } from '../cash/CountDrawer.tsx'
import { CounterReport } from '../cash/CounterReport.tsx'
import { DrawerPanel } from '../cash/DrawerPanel.tsx'
import { InCashWords } from '../cash/InCashWords.tsx'
import styles from './Cash.module.css'
import type { CashPage } from './tabs.ts'
import { TopUp } from './TopUp.tsx'

/** Notes in, notes counted. */
export function Cash({ canteenId, page }: { canteenId: number; page: CashPage | null }) {
  return (
    <InCashWords>
      {page === 'count' && <CountDrawer canteenId={canteenId} />}
      {page === 'carried' && <CarriedCash canteenId={canteenId} />}
      {page === 'report' && <CounterReport canteenId={canteenId} />}
      {page === null && (
        <div className={styles.cash}>
          <TopUp canteenId={canteenId} />
          <DrawerPanel canteenId={canteenId} />
        </div>
      )}
    </InCashWords>
  )
}
