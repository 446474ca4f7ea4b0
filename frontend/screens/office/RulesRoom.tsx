import { useQuery } from '@tanstack/react-query'
import { canteenEndpoints } from '../../../backend/contract/canteens.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { FactName } from '../../../backend/vocabulary/facts.ts'
import { missedMealPolicies } from '../../../backend/vocabulary/meal.ts'
import type { MissedMealPolicy } from '../../../backend/vocabulary/meal.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { withoutCardRules } from '../../../backend/vocabulary/recognition.ts'
import type { WithoutCard } from '../../../backend/vocabulary/recognition.ts'
import { policyQuery } from '../../queries/canteens.ts'
import { Card } from '../../ui/Card.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Check, Checks, FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import type { OfficeWords } from '../../ui/words/office.zh.ts'
import { useCanteen } from './canteen.ts'
import { ClosedDays } from './ClosedDays.tsx'
import type { FieldReader } from './field-reader.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import type { ErrorOf } from './OfficeForm.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'

type CanteenPolicy = ReplyOf<typeof canteenEndpoints.getPolicy>

export function RulesRoom() {
  const canteenId = useCanteen()
  const query = useQuery(policyQuery(canteenId))
  return (
    <OfficeFrame room="rules">
      <Loaded query={query}>
        {(policy) => (
          <div className={styles.columns}>
            <div>
              <Card>
                <PolicyForm policy={policy} />
              </Card>
            </div>
            <div>
              <ClosedDays />
            </div>
          </div>
        )}
      </Loaded>
    </OfficeFrame>
  )
}

const numbers = [
  { name: 'cutoffDaysBefore', words: 'cutoffDaysBefore', from: 0, to: 14 },
  { name: 'bookDaysAhead', words: 'bookDaysAhead', from: 0, to: 60 },
  { name: 'maxPortionsPerBooking', words: 'maxPortions', from: 1, to: 20 },
  { name: 'dailyPortionLimit', words: 'dailyLimit', from: 1, to: 60 },
  { name: 'undoMinutes', words: 'undoMinutes', from: 0, to: 60 },
] as const
type NumberName = (typeof numbers)[number]['name']

/** Least and most in fen, as the contract bounds them. */
const amounts = {
  overdraftFen: [0, 10_000],
  lowBalanceFen: [0, 50_000],
  roundCashNoteFen: [100, 200_000],
  roundCashCarriedFen: [100, 1_000_000],
} as const
type AmountName = keyof typeof amounts
const amountNames = Object.keys(amounts) as AmountName[]

const readAmount = (
  fields: FieldReader,
  words: OfficeWords['canteen']['rules'],
  name: AmountName,
): Fen => {
  const asked = fields.fen(name, words[name])
  const [least, most] = amounts[name]
  if (asked > most) fields.fail(name, words.atMost(words[name], most / 100))
  if (asked < least) fields.fail(name, words.atLeast(words[name], least / 100))
  return asked
}

const readWaiting = (fields: FieldReader, words: OfficeWords['canteen']['rules']) => ({
  waitingFirst: fields.chosen('waitingFirst') as FactName[],
  waitingOfferMinutes: fields.whole('waitingOfferMinutes', words.waitingOfferMinutes, 5, 240),
})

const quietHours = ['quietFrom', 'quietTo'] as const

const readQuietHours = (fields: FieldReader, words: OfficeWords['canteen']['rules']) => ({
  quietFrom: fields.time('quietFrom', words.quietFrom),
  quietTo: fields.time('quietTo', words.quietTo),
})

const switches = [
  'familyMayOrder',
  'volunteerMayOrder',
  'othersMayCollect',
  'kitchenShowsNames',
  'volunteersMayCall',
  'roundCash',
] as const

const readPolicy = (fields: FieldReader, words: OfficeWords['canteen']['rules']): CanteenPolicy => {
  const whole = (name: NumberName): number => {
    const rule = numbers.find((one) => one.name === name)
    return rule === undefined ? 0 : fields.whole(name, words[rule.words], rule.from, rule.to)
  }
  return {
    cutoffDaysBefore: whole('cutoffDaysBefore'),
    cutoffTime: fields.time('cutoffTime', words.cutoffTime),
    bookDaysAhead: whole('bookDaysAhead'),
    maxPortionsPerBooking: whole('maxPortionsPerBooking'),
    dailyPortionLimit: whole('dailyPortionLimit'),
    missedMealPolicy: fields.text('missedMealPolicy', words.missed) as MissedMealPolicy,
    familyMayOrder: fields.checked('familyMayOrder'),
    volunteerMayOrder: fields.checked('volunteerMayOrder'),
    othersMayCollect: fields.checked('othersMayCollect'),
    withoutCard: fields.text('withoutCard', words.withoutCard) as WithoutCard,
    undoMinutes: whole('undoMinutes'),
    kitchenShowsNames: fields.checked('kitchenShowsNames'),
    overdraftFen: readAmount(fields, words, 'overdraftFen'),
    lowBalanceFen: readAmount(fields, words, 'lowBalanceFen'),
    roundCash: fields.checked('roundCash'),
    roundCashNoteFen: readAmount(fields, words, 'roundCashNoteFen'),
    roundCashCarriedFen: readAmount(fields, words, 'roundCashCarriedFen'),
    ...readWaiting(fields, words),
    ...readQuietHours(fields, words),
    volunteersMayCall: fields.checked('volunteersMayCall'),
  }
}

function PolicyForm({ policy }: { policy: CanteenPolicy }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.rules
  return (
    <OfficeForm
      endpoint={canteenEndpoints.changePolicy}
      params={{ canteenId }}
      read={(fields) => readPolicy(fields, words)}
      submit={words.save}
    >
      {(errorOf) => (
        <>
          <p className={`${styles.quiet} ${styles.before}`}>{words.cutoffHint}</p>
          <FormGrid>
            {numbers.map((rule) => (
              <Field
                key={rule.name}
                label={words[rule.words]}
                name={rule.name}
                inputMode="numeric"
                defaultValue={String(policy[rule.name])}
                error={errorOf(rule.name)}
              />
            ))}
            <Field
              label={words.cutoffTime}
              name="cutoffTime"
              defaultValue={policy.cutoffTime}
              error={errorOf('cutoffTime')}
            />
            <Select
              label={words.missed}
              name="missedMealPolicy"
              defaultValue={policy.missedMealPolicy}
              options={missedMealPolicies.map((one) => ({
                value: one,
                label: words.missedKinds[one],
              }))}
            />
          </FormGrid>
          <p className={`${styles.quiet} ${styles.before}`}>{words.withoutCardHint}</p>
          <Select
            label={words.withoutCard}
            name="withoutCard"
            defaultValue={policy.withoutCard}
            options={withoutCardRules.map((one) => ({
              value: one,
              label: words.withoutCardKinds[one],
            }))}
          />
          <MoneyAndHours policy={policy} errorOf={errorOf} />
          <WaitingRules policy={policy} errorOf={errorOf} />
          {switches.map((name) => (
            <Check key={name} name={name} label={words[name]} checked={policy[name]} />
          ))}
        </>
      )}
    </OfficeForm>
  )
}

function MoneyAndHours({ policy, errorOf }: { policy: CanteenPolicy; errorOf: ErrorOf }) {
  const words = useOfficeWords().canteen.rules
  return (
    <FormGrid>
      {amountNames.map((name) => (
        <Field
          key={name}
          label={words[name]}
          name={name}
          hint={words.amountHints[name]}
          inputMode="decimal"
          defaultValue={yuan(policy[name])}
          error={errorOf(name)}
        />
      ))}
      {quietHours.map((name) => (
        <Field
          key={name}
          label={words[name]}
          name={name}
          hint={words.quietHints[name]}
          defaultValue={policy[name]}
          error={errorOf(name)}
        />
      ))}
    </FormGrid>
  )
}

/** What may be recorded of people who depend on this meal. */
const dependingFacts: readonly FactName[] = [
  'living_alone',
  'tekun',
  'incapacity',
  'dibao',
  'disability',
  'dementia',
  'childless',
  'empty_nest',
  'hardship',
  'family_planning_special',
]

function WaitingRules({ policy, errorOf }: { policy: CanteenPolicy; errorOf: ErrorOf }) {
  const { canteen, people } = useOfficeWords()
  const words = canteen.rules
  return (
    <>
      <Checks
        legend={words.waitingFirst}
        hint={words.waitingFirstHint}
        name="waitingFirst"
        options={[...new Set([...dependingFacts, ...policy.waitingFirst])].map((fact) => ({
          value: fact,
          label: people.facts.kinds(fact),
        }))}
        chosen={policy.waitingFirst}
      />
      <FormGrid>
        <Field
          label={words.waitingOfferMinutes}
          name="waitingOfferMinutes"
          hint={words.waitingOfferHint}
          inputMode="numeric"
          defaultValue={String(policy.waitingOfferMinutes)}
          error={errorOf('waitingOfferMinutes')}
        />
      </FormGrid>
    </>
  )
}
