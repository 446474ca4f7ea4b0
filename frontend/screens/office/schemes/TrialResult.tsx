import { useQuery } from '@tanstack/react-query'
import { fen, noFen } from '../../../../backend/vocabulary/money.ts'
import { schemeVersionsQuery } from '../../../queries/schemes.ts'
import type { TrialAnswer } from '../../../queries/schemes.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Fact, FactStrip } from '../../../ui/staff/FactStrip.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import { inYuan } from '../books/in-yuan.ts'
import { textAt } from './entry-path.ts'
import type { Entry } from './entry-path.ts'
import styles from './Schemes.module.css'

interface TrialResultProps {
  answer: TrialAnswer
  listFen: number
  entry: Entry
}

/** Schemes by the code they are known by, the one being tried among them. */
const useSchemeNames = (entry: Entry) => {
  const base = useWords()
  const versions = useQuery(schemeVersionsQuery(useCanteen())).data?.versions ?? []
  const nameIn = (one: Entry) =>
    base.name({ zh: textAt(one, 'name.zh'), en: textAt(one, 'name.en') })
  return (code: string): string => {
    if (code === textAt(entry, 'code')) return nameIn(entry)
    const found = versions.find((version) => textAt(version.entry, 'code') === code)
    return found === undefined ? code : nameIn(found.entry)
  }
}

/** What she pays, every part of the rest with who pays it and why, and what did not apply. */
export function TrialResult({ answer, listFen, entry }: TrialResultProps) {
  const base = useWords()
  const words = useOfficeWords().schemes.trial
  const schemeName = useSchemeNames(entry)
  if (answer.refused !== undefined)
    return (
      <Notice tone="look" heading={words.refused}>
        {answer.why && <p>{base.name(answer.why)}</p>}
      </Notice>
    )
  const lines = [...(answer.lines ?? []), ...(answer.operator ?? [])]
  const notApplied = answer.notApplied ?? []
  return (
    <div className={styles.part} aria-live="polite">
      <FactStrip label={words.result}>
        <Fact name={words.list} figure={inYuan(fen(listFen))} unit={base.moneyUnit} />
        <Fact
          name={words.subsidy}
          figure={inYuan(answer.subsidyFen ?? noFen)}
          unit={base.moneyUnit}
        />
        <Fact
          name={words.discount}
          figure={inYuan(answer.discountFen ?? noFen)}
          unit={base.moneyUnit}
        />
        <Fact
          tone="good"
          name={words.pays}
          figure={inYuan(answer.payFen ?? noFen)}
          unit={base.moneyUnit}
        />
      </FactStrip>
      {answer.sentence && <p className={styles.pays}>{words.hears(base.name(answer.sentence))}</p>}
      {lines.length > 0 && (
        <Table
          caption={words.lines}
          captionShown="shown"
          rows={lines.map((line, place) => ({ ...line, place }))}
          rowKey={({ place }) => place}
          columns={[
            { key: 'funder', heading: words.funder, cell: ({ funder }) => funder },
            { key: 'scheme', heading: words.scheme, cell: ({ scheme }) => schemeName(scheme) },
            {
              key: 'amount',
              heading: words.amount,
              kind: 'number',
              cell: ({ amountFen }) => inYuan(amountFen),
            },
            { key: 'why', heading: words.why, cell: ({ reason }) => base.name(reason) },
          ]}
        />
      )}
      {notApplied.length > 0 && (
        <div className={styles.notUsed}>
          <h3>{words.notApplied}</h3>
          <ul>
            {notApplied.map(({ scheme, why }) => (
              <li key={scheme}>
                <b>{schemeName(scheme)}</b> {base.name(why)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
