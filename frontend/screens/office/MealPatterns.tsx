import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { canteenEndpoints } from '../../../backend/contract/canteens.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { windowLengths } from '../../../backend/vocabulary/window.ts'
import { meals } from '../../../backend/vocabulary/meal.ts'
import type { Meal } from '../../../backend/vocabulary/meal.ts'
import { mealPatternsQuery } from '../../queries/canteens.ts'
import { Card } from '../../ui/Card.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import place from './Places.module.css'
import rows from './Rows.module.css'

type Pattern = ReplyOf<typeof canteenEndpoints.getMealPatterns>['patterns'][number]

/** When each meal is served and for how many: what every newly planned meal begins with. */
export function MealPatterns() {
  const words = useOfficeWords().places
  const query = useQuery(mealPatternsQuery(useCanteen()))
  const [editing, setEditing] = useState<Meal | null>(null)
  return (
    <div>
      <Card heading={words.meals}>
        <p className={`${styles.quiet} ${styles.before}`}>{words.mealsNote}</p>
        <Loaded query={query}>
          {({ patterns }) => {
            const patternOf = (meal: Meal) => patterns.find((one) => one.meal === meal)
            return (
              <>
                <ul>
                  {meals.map((meal) => (
                    <MealRow
                      key={meal}
                      meal={meal}
                      pattern={patternOf(meal)}
                      onEdit={() => setEditing(meal)}
                    />
                  ))}
                </ul>
                {editing !== null && (
                  <EditPattern
                    meal={editing}
                    pattern={patternOf(editing)}
                    onClose={() => setEditing(null)}
                  />
                )}
              </>
            )
          }}
        </Loaded>
      </Card>
    </div>
  )
}

interface PatternProps {
  meal: Meal
  pattern: Pattern | undefined
}

function MealRow({ meal, pattern, onEdit }: PatternProps & { onEdit: () => void }) {
  const base = useWords()
  const { change, places: words } = useOfficeWords()
  const name = base.meal[meal]
  return (
    <li className={rows.row}>
      <span className={rows.words}>
        <span className={place.meal}>{name}</span>
        {pattern === undefined ? (
          <span className={styles.quiet}>{words.notServed}</span>
        ) : (
          <>
            {base.window(pattern)}
            <br />
            <span className={styles.quiet}>
              {words.seats(pattern.dineInCapacity, pattern.pickUpCapacity)}
              {pattern.windowMinutes !== null && (
                <>
                  <br />
                  {words.turnsOf(pattern.windowMinutes)}
                </>
              )}
            </span>
          </>
        )}
      </span>
      <button
        type="button"
        className={styles.rowAction}
        aria-label={pattern === undefined ? words.openOf(name) : words.changeOf(name)}
        onClick={onEdit}
      >
        {pattern === undefined ? words.open : change}
      </button>
    </li>
  )
}

const usual: Record<Meal, Omit<Pattern, 'meal' | 'from' | 'to'> & { from: string; to: string }> = {
  breakfast: {
    from: '06:30',
    to: '08:30',
    windowMinutes: null,
    dineInCapacity: 60,
    pickUpCapacity: 40,
  },
  lunch: {
    from: '11:00',
    to: '12:30',
    windowMinutes: null,
    dineInCapacity: 60,
    pickUpCapacity: 40,
  },
  dinner: {
    from: '16:30',
    to: '18:00',
    windowMinutes: null,
    dineInCapacity: 60,
    pickUpCapacity: 40,
  },
}
const most = 2000

const turnsIn = (typed: string): Pattern['windowMinutes'] =>
  windowLengths.find((length) => String(length) === typed) ?? null

function EditPattern({ meal, pattern, onClose }: PatternProps & { onClose: () => void }) {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords().places
  const name = base.meal[meal]
  const before = pattern ?? usual[meal]
  return (
    <Dialog
      title={pattern === undefined ? words.openOf(name) : words.changeOf(name)}
      onClose={onClose}
    >
      <OfficeForm
        endpoint={canteenEndpoints.setMealPattern}
        params={{ canteenId }}
        read={(fields) => {
          const from = fields.time('from', words.from)
          const to = fields.time('to', words.to)
          if (to !== '' && to <= from) fields.fail('to', words.endsAfter)
          return {
            meal,
            from,
            to,
            windowMinutes: turnsIn(fields.optional('windowMinutes')),
            dineInCapacity: fields.whole('dineInCapacity', words.dineIn, 0, most),
            pickUpCapacity: fields.whole('pickUpCapacity', words.pickUp, 0, most),
          }
        }}
        submit={words.saveMeal}
        cancel={onClose}
        done={onClose}
      >
        {(errorOf) => (
          <FormGrid>
            <Field
              label={words.from}
              name="from"
              defaultValue={before.from}
              error={errorOf('from')}
            />
            <Field label={words.to} name="to" defaultValue={before.to} error={errorOf('to')} />
            <Turns length={before.windowMinutes} />
            <Field
              label={words.dineIn}
              name="dineInCapacity"
              inputMode="numeric"
              defaultValue={String(before.dineInCapacity)}
              error={errorOf('dineInCapacity')}
            />
            <Field
              label={words.pickUp}
              name="pickUpCapacity"
              inputMode="numeric"
              defaultValue={String(before.pickUpCapacity)}
              error={errorOf('pickUpCapacity')}
            />
          </FormGrid>
        )}
      </OfficeForm>
    </Dialog>
  )
}

/** One time for everybody, or people come one part after the other. */
function Turns({ length }: { length: Pattern['windowMinutes'] }) {
  const words = useOfficeWords().places
  const lengths = windowLengths.map((one) => ({ value: String(one), label: words.turnsOf(one) }))
  return (
    <Select
      label={words.turns}
      name="windowMinutes"
      defaultValue={String(length ?? '')}
      options={[{ value: '', label: words.noTurns }, ...lengths]}
    />
  )
}
