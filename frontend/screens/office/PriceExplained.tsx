import { useQuery } from '@tanstack/react-query'
import { explanationQuery } from '../../queries/office.ts'
import type { Explanation } from '../../queries/office.ts'
import { Table } from '../../ui/staff/Table.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './PriceExplained.module.css'

/** One price, from the list price to what each payer gives, with the paper behind every step. */
export function PriceExplained({ bookingId, of }: { bookingId: number; of: string }) {
  const words = useOfficeWords().price
  const query = useQuery(explanationQuery(bookingId))
  return (
    <section aria-label={words.explainOf(of)}>
      <h2 className={styles.heading}>{words.heading}</h2>
      <p className={styles.of}>{of}</p>
      <Loaded query={query}>{(explanation) => <Explained explanation={explanation} />}</Loaded>
    </section>
  )
}

function Explained({ explanation: { price, payers, steps } }: { explanation: Explanation }) {
  const base = useWords()
  const words = useOfficeWords().price
  return (
    <>
      <p className={styles.bill}>
        {base.price.list} {base.money(price.listFen)} − {base.price.subsidy}{' '}
        {base.money(price.subsidyFen)} ={' '}
        <strong className={styles.pay}>
          {base.price.pay} {base.money(price.payFen)}
        </strong>
      </p>
      <p className={styles.sentence}>{base.name(price.sentence)}</p>
      <Table
        caption={words.payers}
        captionShown="shown"
        rows={payers}
        rowKey={(payer) => payer.name.zh}
        columns={[
          { key: 'payer', heading: words.payer, cell: (payer) => base.name(payer.name) },
          {
            key: 'amount',
            heading: words.amount,
            kind: 'number',
            cell: (payer) => base.money(payer.amountFen),
          },
        ]}
        foot={
          <tr>
            <th scope="row">{words.total}</th>
            <td>
              <span className={styles.number}>{base.money(price.listFen)}</span>
            </td>
          </tr>
        }
      />
      <h3 className={styles.stepsHeading}>{words.steps}</h3>
      {steps.length === 0 && <p>{words.noSteps}</p>}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={`${step.scheme.zh} ${step.source}`} className={styles.step}>
            <p className={styles.scheme}>
              <Tag tone={step.applied ? 'good' : 'plain'}>
                {step.applied ? words.applied : words.notApplied}
              </Tag>{' '}
              <strong>{base.name(step.scheme)}</strong>
              {step.applied && <span className={styles.amount}>−{base.money(step.amountFen)}</span>}
            </p>
            <p>{base.name(step.why)}</p>
            {step.source !== '' && <p className={styles.source}>{words.source(step.source)}</p>}
          </li>
        ))}
      </ol>
      <p className={styles.source}>{words.asSold}</p>
    </>
  )
}
