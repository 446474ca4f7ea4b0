import styles from './Cash.module.css'
import { Drawer } from './Drawer.tsx'
import { TopUp } from './TopUp.tsx'

/** Notes in, notes counted. */
export function Cash({ canteenId }: { canteenId: number }) {
  return (
    <div className={styles.cash}>
      <TopUp canteenId={canteenId} />
      <Drawer canteenId={canteenId} />
    </div>
  )
}
