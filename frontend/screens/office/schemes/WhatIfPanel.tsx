import { useState } from 'react'
import type { FormEvent } from 'react'
import { addMonths, monthOf } from '../../../../backend/vocabulary/calendar.ts'
import type { Month } from '../../../../backend/vocabulary/calendar.ts'
import { schemeOfficeEndpoints } from '../../../../backend/contract/scheme-office.ts'
import { fen } from '../../../../backend/vocabulary/money.ts'
import { useQuestion } from '../../../queries/schemes.ts'
import type { WhatIf } from '../../../queries/schemes.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Select } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Fact, FactStrip } from '../../../ui/staff/FactStrip.tsx'
import { Table } from '../../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useCanteen } from '../canteen.ts'
import { inYuan } from '../books/in-yuan.ts'
import office from '../Office.module.css'
import { useToday } from '../use-today.ts'
import type { Entry } from './entry-path.ts'
import styles from './Schemes.module.css'

/** Months back that may be asked about: a year, and this one as far as it is. */
const monthsBack = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0]

/** The meals of a month once more under this scheme: who pays more, and what it costs whom. */
export function WhatIfPanel({ entry }: { entry: Entry }) {
  const canteenId = useCanteen()
  const all = useOfficeWords()
  const words = all.schemes.whatIf
  const { offline } = useStaffWords()
  const now = monthOf(useToday())
  const months = monthsBack.map((back) => addMonths(now, -back))
  const [month, setMonth] = useState<Month | undefined>(months[0])
  const ask = useQuestion(schemeOfficeEndpoints.whatIfScheme)
  const press = (event: FormEvent) => {
    event.preventDefault()
    if (month !== undefined) ask.mutate({ params: { canteenId }, body: { entry, month } })
  }
  return (
    <Card heading={words.heading}>
      <p className={`${office.quiet} ${office.before}`}>{words.about}</p>
      <form noValidate onSubmit={press} aria-busy={ask.isPending || undefined}>
        <Select
          label={words.month}
          name="month"
          value={month}
          options={months.map((one) => ({ value: one, label: all.books.month(one) }))}
          onChange={(value) => setMonth(value as Month)}
        />
        <Row>
          <Button disabled={ask.isPending}>{words.submit}</Button>
        </Row>
      </form>
      {ask.isError && <Notice tone="refused" heading={sentenceFor(ask.error, offline)} />}
      {ask.isSuccess && ask.variables !== undefined && (
        <Outcome outcome={ask.data} month={all.books.month(ask.variables.body.month)} />
      )}
    </Card>
  )
}

const signed = (amount: number): string =>
  amount > 0 ? `+${inYuan(fen(amount))}` : inYuan(fen(amount))

function Outcome({ outcome, month }: { outcome: WhatIf; month: string }) {
  const base = useWords()
  const words = useOfficeWords().schemes.whatIf
  const { meals, before, after, diners } = outcome
  if (meals === 0) return <EmptyState words={words.noMeals(month)} />
  const funders = [...new Set([...Object.keys(before.byFunder), ...Object.keys(after.byFunder)])]
  const rows = [
    { name: words.diners, before: before.payFen as number, after: after.payFen as number },
    ...funders.map((name) => ({
      name,
      before: before.byFunder[name] ?? 0,
      after: after.byFunder[name] ?? 0,
    })),
  ]
  const column = (key: 'before' | 'after', heading: string) => ({
    key,
    heading,
    kind: 'number' as const,
    cell: (row: (typeof rows)[number]) => inYuan(fen(row[key])),
  })
  return (
    <div className={styles.part} aria-live="polite">
      <FactStrip label={words.people}>
        <Fact name={words.less} figure={diners.less} unit={words.person} tone="good" />
        <Fact
          name={words.more}
          figure={diners.more}
          unit={words.person}
          tone={diners.more > 0 ? 'look' : 'plain'}
        />
        <Fact name={words.same} figure={diners.same} unit={words.person} />
        <Fact name={words.meals} figure={meals} unit={words.mealUnit} />
      </FactStrip>
      <Table
        caption={words.caption(month)}
        captionShown="shown"
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', heading: words.payer, cell: ({ name }) => name },
          column('before', words.before),
          column('after', words.after),
          {
            key: 'difference',
            heading: words.difference,
            kind: 'number',
            cell: (row) => signed(row.after - row.before),
          },
        ]}
      />
      <p className={`${office.quiet} ${office.below}`}>{words.note(base.brand)}</p>
    </div>
  )
}
