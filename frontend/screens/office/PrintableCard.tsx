import { useQuery } from '@tanstack/react-query'
import type { dinerEndpoints } from '../../../backend/contract/diners.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { sessionQuery } from '../../queries/identity.ts'
import type { Diner } from '../../queries/office.ts'
import { imageOf } from '../../ui/drawing.ts'
import { BowlMark } from '../../ui/icons.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './PrintableCard.module.css'

interface PrintableCardProps {
  diner: Diner
  issued: ReplyOf<typeof dinerEndpoints.issueCard>
}

const inThrees = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`

/** As large as a bank card: her name, six digits to say aloud, a code to scan, a number to call. */
export function PrintableCard({ diner, issued }: PrintableCardProps) {
  const base = useWords()
  const words = useOfficeWords().people.card
  const help = useQuery(sessionQuery()).data?.help
  return (
    <article className={styles.card}>
      <img className={styles.code} src={imageOf(issued.qrSvg)} alt="" />
      <div className={styles.words}>
        <p className={styles.brand}>
          <BowlMark className={styles.mark} />
          {help === undefined ? base.brand : base.name(help.canteenName)}
        </p>
        <p className={styles.name}>{diner.name}</p>
        <p className={styles.digits}>{inThrees(issued.digits)}</p>
        <p className={styles.note}>{words.onCard}</p>
        {help !== undefined && <p className={styles.phone}>{help.phone}</p>}
      </div>
    </article>
  )
}
