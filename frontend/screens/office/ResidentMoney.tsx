import type { Diner } from '../../queries/office.ts'
import { InCashWords } from '../cash/InCashWords.tsx'
import { PersonMoney } from '../cash/PersonMoney.tsx'
import { useCanteen } from './canteen.ts'
import styles from './Office.module.css'

/** Her prepaid money, for the manager: the only one who may give it or pay it out. */
export function ResidentMoney({ diner }: { diner: Diner }) {
  const canteenId = useCanteen()
  return (
    <div className={`${styles.narrow} screen-only`}>
      <InCashWords>
        <PersonMoney
          canteenId={canteenId}
          person={{
            dinerId: diner.dinerId,
            name: diner.name,
            isDead: diner.diedOn !== null,
            isGone: diner.diedOn !== null || diner.leftOn !== null,
          }}
        />
      </InCashWords>
    </div>
  )
}
