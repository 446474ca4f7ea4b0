import { useState } from 'react'
import type { FormEvent } from 'react'
import {
  accountKinds,
  accountNames,
  transactionNames,
} from '../../../../backend/vocabulary/books.ts'
import type { AccountKind } from '../../../../backend/vocabulary/books.ts'
import type { LedgerFilter } from '../../../queries/books.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, Select } from '../../../ui/Field.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { ErrorSummary } from '../../../ui/staff/ErrorSummary.tsx'
import type { Problem } from '../../../ui/staff/ErrorSummary.tsx'
import { FormGrid } from '../../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import type { OfficeWords } from '../../../ui/words/office.zh.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { fieldReader } from '../field-reader.ts'
import own from './Books.module.css'

/** What was left empty asks for nothing. */
function filterFrom(data: FormData, problems: Problem[], all: OfficeWords): LedgerFilter {
  const words = all.books.ledger
  const fields = fieldReader(data, problems, all.form)
  const given = <T,>(name: string, read: () => T): T | undefined =>
    fields.optional(name) === '' ? undefined : read()
  const number = (name: string, label: string) =>
    given(name, () => fields.whole(name, label, 1, 999_999_999))
  const money = (name: string, label: string) => given(name, () => String(fields.fen(name, label)))
  return {
    from: fields.optionalDay('from', words.from) ?? undefined,
    to: fields.optionalDay('to', words.to) ?? undefined,
    kind: given('kind', () => fields.optional('kind')),
    account: given('account', () => fields.optional('account') as AccountKind),
    diner: number('diner', words.diner),
    booking: number('booking', words.booking),
    leastFen: money('leastFen', words.least),
    mostFen: money('mostFen', words.most),
    text: given('text', () => fields.optional('text')),
  }
}

export function LedgerFilterForm({ onFind }: { onFind: (filter: LedgerFilter) => void }) {
  const all = useOfficeWords()
  const words = all.books.ledger
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found: Problem[] = []
    const filter = filterFrom(new FormData(event.currentTarget), found, all)
    setProblems(found)
    if (found.length === 0) onFind(filter)
  }
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.sentence
  const plain = [
    { name: 'diner', label: words.diner, inputMode: 'numeric' },
    { name: 'booking', label: words.booking, inputMode: 'numeric' },
    { name: 'leastFen', label: words.least, inputMode: 'decimal' },
    { name: 'mostFen', label: words.most, inputMode: 'decimal' },
    { name: 'text', label: words.text, inputMode: 'text' },
  ] as const
  return (
    <form className={own.filter} noValidate onSubmit={find} onReset={() => onFind({})}>
      <ErrorSummary heading={all.form.summary(problems.length)} problems={problems} />
      <FormGrid>
        <Field label={words.from} name="from" type="date" error={errorOf('from')} />
        <Field label={words.to} name="to" type="date" error={errorOf('to')} />
        <Choices />
        {plain.map((field) => (
          <Field key={field.name} {...field} error={errorOf(field.name)} />
        ))}
      </FormGrid>
      <Row>
        <button type="reset" className={own.reset}>
          {words.clear}
        </button>
        <Button kind="primary">{words.find}</Button>
      </Row>
    </form>
  )
}

function Choices() {
  const base = useWords()
  const words = useOfficeWords().books.ledger
  const all = { value: '', label: words.all }
  return (
    <>
      <Select
        label={words.kind}
        name="kind"
        options={[
          all,
          ...Object.entries(transactionNames).map(([value, name]) => ({
            value,
            label: base.name(name),
          })),
        ]}
      />
      <Select
        label={words.account}
        name="account"
        options={[
          all,
          ...accountKinds.map((value) => ({ value, label: base.name(accountNames[value]) })),
        ]}
      />
    </>
  )
}
