import { useQuery } from '@tanstack/react-query'
import { yuan } from '../../../backend/vocabulary/money.ts'
import { fundQuery } from '../../queries/cash.ts'
import { Card } from '../../ui/Card.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Cash.module.css'
import { Movements } from './Movements.tsx'
import { Trouble } from './Trouble.tsx'

/** What people gave for those who are short, and whom it went to, masked. */
export function FundPanel({ canteenId, mayUndo }: { canteenId: number; mayUndo: boolean }) {
  const { fund: words } = useCashWords()
  const { moneyUnit } = useWords()
  const fund = useQuery(fundQuery(canteenId))
  return (
    <Card heading={words.heading}>
      {fund.data === undefined ? (
        <Trouble heading={words.failed} list={fund} />
      ) : (
        <div className={styles.part}>
          <p>
            <span className={styles.label}>{words.left}</span>
            <strong className={styles.differs}>
              {yuan(fund.data.balanceFen)} {moneyUnit}
            </strong>
          </p>
          <p className={styles.text}>{words.way}</p>
          {fund.data.movements.length === 0 ? (
            <p className={styles.text}>{words.none}</p>
          ) : (
            <Movements
              canteenId={canteenId}
              caption={words.movements}
              movements={fund.data.movements}
              mayUndo={mayUndo}
              withDay
            />
          )}
        </div>
      )}
    </Card>
  )
}
