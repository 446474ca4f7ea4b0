import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { addDays } from '../../../../backend/vocabulary/calendar.ts'
import { schemeOfficeEndpoints } from '../../../../backend/contract/scheme-office.ts'
import { canteensQuery } from '../../../queries/canteens.ts'
import { useQuestion } from '../../../queries/schemes.ts'
import type { SchemeForm, TrialAnswer } from '../../../queries/schemes.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Select } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useCanteen } from '../canteen.ts'
import office from '../Office.module.css'
import { useToday } from '../use-today.ts'
import { textAt, valueAt, withValue } from './entry-path.ts'
import type { Entry } from './entry-path.ts'
import { FormProvider, Sections } from './FormFields.tsx'
import { TrialResult } from './TrialResult.tsx'

const none: readonly never[] = []

/** Somebody of 72 who lives and is registered by the canteen, at lunch on the next day that the scheme holds. */
const firstCase = (entry: Entry, { suggestions }: SchemeForm, tomorrow: string): Entry => {
  const place = suggestions.around[0]
  const facts = place === undefined ? [] : ['hukou', 'residence'].map((fact) => ({ fact, place }))
  const firstDay = textAt(entry, 'firstDay')
  return {
    diner: { age: 72, facts },
    meal: {
      day: firstDay > tomorrow ? firstDay : tomorrow,
      meal: 'lunch',
      way: 'dine_in',
      priceFen: 1500,
    },
    used: [],
  }
}

/** Where she eats is this canteen, as long as the scheme reaches it. */
const atCanteen = (one: Entry, form: SchemeForm, entry: Entry, name: string): Entry => {
  const place = form.suggestions.around[0]
  const reaches = form.suggestions.around.includes(textAt(entry, 'place'))
  return place === undefined || !reaches ? one : withValue(one, 'meal.canteen', { name, place })
}

/** Somebody made up at a meal: what she would pay, and who pays the rest. */
export function TryPanel({ form, entry }: { form: SchemeForm; entry: Entry }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().schemes.trial
  const { offline } = useStaffWords()
  const today = useToday()
  const canteens = useQuery(canteensQuery()).data?.canteens ?? []
  const [one, setOne] = useState(() => firstCase(entry, form, addDays(today, 1)))
  const [beside, setBeside] = useState<'others' | 'nothing'>('others')
  const ask = useQuestion(schemeOfficeEndpoints.tryScheme)
  const remarks = ask.data?.remarks ?? none
  const answer = ask.data?.answer as TrialAnswer | null | undefined
  const name = canteens.find((canteen) => canteen.canteenId === canteenId)?.name.zh ?? ''
  const press = (event: FormEvent) => {
    event.preventDefault()
    const body = { entry, case: atCanteen(one, form, entry, name), beside }
    ask.mutate({ params: { canteenId }, body })
  }
  const ofScheme = remarks.some(({ at, weight }) => weight === 'fault' && !at.startsWith('case.'))
  return (
    <Card heading={words.heading}>
      <p className={`${office.quiet} ${office.before}`}>{words.about}</p>
      <form noValidate onSubmit={press} aria-busy={ask.isPending || undefined}>
        <FormProvider
          form={form}
          entry={one}
          set={(path, value) => setOne((before) => withValue(before, path, value))}
          prefix="case."
          remarks={remarks}
        >
          <Sections sections={form.case} />
        </FormProvider>
        <Select
          label={words.beside}
          name="beside"
          value={beside}
          options={[
            { value: 'others', label: words.besideOthers },
            { value: 'nothing', label: words.besideNothing },
          ]}
          onChange={(value) => setBeside(value === 'nothing' ? 'nothing' : 'others')}
        />
        <Row>
          <Button disabled={ask.isPending}>{words.submit}</Button>
        </Row>
      </form>
      {ask.isError && <Notice tone="refused" heading={sentenceFor(ask.error, offline)} />}
      {ask.isSuccess && answer === null && (
        <Notice tone="refused" heading={ofScheme ? words.schemeFaulty : words.caseFaulty} />
      )}
      {answer != null && (
        <TrialResult
          answer={answer}
          listFen={
            Number(valueAt(one, 'meal.priceFen')) + Number(valueAt(one, 'meal.deliveryFeeFen') ?? 0)
          }
          entry={entry}
        />
      )}
    </Card>
  )
}
