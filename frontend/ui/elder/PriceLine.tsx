import type { Fen } from '../../../backend/vocabulary/money.ts'
import { useWords } from '../words/words.tsx'
import styles from './PriceLine.module.css'

interface PriceLineProps {
  listFen: Fen
  subsidyFen: Fen
  payFen: Fen
}

/** 应付 15 元 − 补贴 5 元 = 实付 10 元; only 实付 when nobody helps to pay. */
export function PriceLine({ listFen, subsidyFen, payFen }: PriceLineProps) {
  const { price, money } = useWords()
  return (
    <dl className={styles.line}>
      {subsidyFen > 0 && (
        <>
          <div className={styles.part}>
            <dt className={styles.label}>{price.list}</dt>
            <dd className={styles.amount}>{money(listFen)}</dd>
          </div>
          <div className={styles.part} data-sign="−">
            <dt className={styles.label}>{price.subsidy}</dt>
            <dd className={styles.amount}>{money(subsidyFen)}</dd>
          </div>
        </>
      )}
      <div className={`${styles.part} ${styles.pay}`} data-sign={subsidyFen > 0 ? '=' : undefined}>
        <dt className={styles.label}>{price.pay}</dt>
        <dd className={styles.amount}>{money(payFen)}</dd>
      </div>
    </dl>
  )
}
