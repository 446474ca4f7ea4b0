import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serviceDayAt, timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { fen } from '../../../backend/vocabulary/money.ts'
import { sessionQuery } from '../../queries/identity.ts'
import type { MoneyCase, ParityReport } from '../../queries/online-payments.ts'
import { Button } from '../../ui/Button.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { caseSums, failureOf, providerRefOf } from './case-sums.ts'
import { CloseCase } from './CloseCase.tsx'
import styles from './Office.module.css'
import online from './Online.module.css'
import { useToday } from './use-today.ts'

interface MoneyCasesProps {
  cases: readonly MoneyCase[]
  reports: readonly ParityReport[]
}

/** Everything a person must look at; when there is nothing, what was looked at. */
export function MoneyCases({ cases, reports }: MoneyCasesProps) {
  const words = useOfficeWords().online.cases
  const [closing, setClosing] = useState<MoneyCase | null>(null)
  const open = cases.filter(({ closedAt }) => closedAt === null)
  const closed = cases.filter(({ closedAt }) => closedAt !== null)
  return (
    <section>
      <div className={styles.toolbar}>
        <h2 className={online.title}>{words.heading}</h2>
        {open.length > 0 && <Tag tone="look">{words.open(open.length)}</Tag>}
      </div>
      {open.length === 0 && <Clean reports={reports} />}
      {open.map((found) => (
        <OpenCase key={found.caseId} found={found} onClose={() => setClosing(found)} />
      ))}
      {closed.length > 0 && <Closed cases={closed} />}
      {closing !== null && <CloseCase found={closing} onClose={() => setClosing(null)} />}
    </section>
  )
}

/** 'Nothing to look at' is worth as much as what was compared to say so. */
function Clean({ reports }: { reports: readonly ParityReport[] }) {
  const base = useWords()
  const words = useOfficeWords().online.cases
  const [latest] = reports
  const payments = reports.reduce((sum, { ledgerCount }) => sum + ledgerCount, 0)
  const amountFen = reports.reduce((sum, { ledgerFen }) => sum + ledgerFen, 0)
  const differed = reports.filter(({ differing }) => differing > 0).length
  return (
    <div className={online.clean}>
      <p>{words.none}</p>
      <p>
        {latest === undefined
          ? words.notYet
          : words.checked(
              base.date(latest.day),
              reports.length,
              payments,
              base.money(fen(amountFen)),
            )}
      </p>
      {differed > 0 && <p>{words.settledDays(differed)}</p>}
    </div>
  )
}

/** Whose it is, and the numbers to look it up by. */
function useCaseAbout(): (found: MoneyCase) => string {
  const base = useWords()
  const words = useOfficeWords().online
  return (found) => {
    const ref = providerRefOf(found)
    const { payment } = found
    const parts = [
      payment &&
        words.cases.about(
          payment.name,
          base.money(fen(payment.amountFen)),
          base.date(serviceDayAt(new Date(payment.askedAt))),
        ),
      payment && words.number(payment.paymentId),
      ref === null ? null : words.refOf(ref),
    ]
    return base.phrases(parts.filter((part) => part !== null))
  }
}

function useMomentOf(): (instant: string) => string {
  const base = useWords()
  const today = useToday()
  return (instant) => {
    const at = new Date(instant)
    return base.moment({ day: serviceDayAt(at), time: timeOfDayAt(at) }, today)
  }
}

function OpenCase({ found, onClose }: { found: MoneyCase; onClose: () => void }) {
  const base = useWords()
  const { online: words } = useOfficeWords()
  const isManager = useQuery(sessionQuery()).data?.staff?.roles.includes('manager')
  const aboutOf = useCaseAbout()
  const momentOf = useMomentOf()
  const said = words.cases.kinds[found.kind]
  const failure = failureOf(found)
  const about = aboutOf(found)
  return (
    <article className={online.case}>
      <h3 className={online.title}>{said.heading}</h3>
      <p className={online.about}>
        {base.phrases([about, words.cases.found(momentOf(found.foundAt))])}
      </p>
      <dl className={online.said}>
        <dt>{words.cases.what}</dt>
        <dd>
          {said.what(caseSums(found, base, words))}
          {failure !== null && <span className={online.small}>{words.cases.reason(failure)}</span>}
        </dd>
        <dt>{words.cases.usual}</dt>
        <dd>{said.usual}</dd>
        <dt>{words.cases.way}</dt>
        <dd className={online.way}>{said.way}</dd>
      </dl>
      {isManager === true && (
        <Row>
          <Button type="button" label={words.cases.closeOf(said.heading, about)} onClick={onClose}>
            {words.cases.close}
          </Button>
        </Row>
      )}
    </article>
  )
}

function Closed({ cases }: { cases: readonly MoneyCase[] }) {
  const words = useOfficeWords().online.cases
  const aboutOf = useCaseAbout()
  const momentOf = useMomentOf()
  return (
    <details className={online.closed}>
      <summary>{words.closed(cases.length)}</summary>
      <ul>
        {cases.map((found) => (
          <li key={found.caseId}>
            <strong>{words.kinds[found.kind].heading}</strong>
            <span className={online.small}>{aboutOf(found)}</span>
            <p>{found.note}</p>
            <span className={online.small}>
              {words.closedBy(found.closedByName ?? '', momentOf(found.closedAt ?? found.foundAt))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
