import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../queries/identity.ts'
import { schemesQuery } from '../../queries/office.ts'
import type { Scheme } from '../../queries/office.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import type { RoomProps } from './OfficeRoom.tsx'
import schemes from './Schemes.module.css'
import { SchemesOffice } from './schemes/SchemesOffice.tsx'

/** Officers and administrators write schemes; everybody else in the office reads them. */
export function SchemesRoom(props: RoomProps) {
  const roles = useQuery(sessionQuery()).data?.staff?.roles ?? []
  return roles.includes('officer') || roles.includes('admin') ? (
    <SchemesOffice {...props} />
  ) : (
    <SchemesInForce />
  )
}

/** What helps people pay here, in words, each with the paper it comes from. */
function SchemesInForce() {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.schemes
  const query = useQuery(schemesQuery(canteenId))
  return (
    <OfficeFrame room="schemes">
      <Loaded query={query}>
        {(list) =>
          list.schemes.length === 0 ? (
            <EmptyState words={words.none} />
          ) : (
            <div className={styles.columns}>
              {list.schemes.map((scheme) => (
                <div key={scheme.schemeVersionId}>
                  <SchemeCard scheme={scheme} />
                </div>
              ))}
            </div>
          )
        }
      </Loaded>
    </OfficeFrame>
  )
}

function SchemeCard({ scheme }: { scheme: Scheme }) {
  const base = useWords()
  const words = useOfficeWords().canteen.schemes
  const { rules, limits, paidBy } = scheme
  return (
    <Card heading={base.name(scheme.name)}>
      <p className={styles.quiet}>
        {base.phrases([
          words.version(scheme.version),
          scheme.validTo === null
            ? words.from(scheme.validFrom)
            : words.fromTo(scheme.validFrom, scheme.validTo),
        ])}
      </p>
      <h3 className={schemes.heading}>{words.rules}</h3>
      <ul className={schemes.rules}>
        {rules.map((rule) => (
          <li key={rule.zh}>{base.name(rule)}</li>
        ))}
      </ul>
      <dl className={styles.pairs}>
        <dt>{words.limits}</dt>
        <dd>
          {limits.length === 0
            ? words.noLimits
            : base.list(limits.map((limit) => base.name(limit)))}
        </dd>
        <dt>{words.funder}</dt>
        <dd>{base.list(paidBy)}</dd>
        <dt>{words.source}</dt>
        <dd>
          {scheme.sourceUrl === '' ? (
            scheme.sourceTitle
          ) : (
            <a href={scheme.sourceUrl} target="_blank" rel="noreferrer">
              {scheme.sourceTitle}
            </a>
          )}
        </dd>
      </dl>
    </Card>
  )
}
