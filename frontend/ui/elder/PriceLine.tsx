import { yuan } from '../../../backend/vocabulary/money.ts'
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
  const parts = [
    { label: price.list, amount: listFen, sign: undefined },
    { label: price.subsidy, amount: subsidyFen, sign: '−' },
    { label: price.pay, amount: payFen, sign: '=' },
  ]
  const shown = subsidyFen > 0 ? parts : [{ label: price.pay, amount: payFen, sign: undefined }]
  const digits = shown.map(({ amount }) => yuan(amount)).join('').length
  return (
    <dl
      className={styles.line}
      data-length={digits < 8 ? 'short' : digits < 12 ? 'middling' : 'long'}
    >
      {shown.map(({ label, amount, sign }) => (
        <div
          key={label}
          className={label === price.pay ? `${styles.part} ${styles.pay}` : styles.part}
          data-sign={sign}
        >
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.amount}>{money(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}
