import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { standingEndpoints } from '../../../backend/contract/standing.ts'
import type { StandingOrder } from '../../../backend/contract/standing.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { Meal, PaymentWay, Way } from '../../../backend/vocabulary/meal.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import { weekdayWords } from '../../../backend/vocabulary/standing.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { standingChoicesQuery } from '../../queries/standing.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Checks, FormGrid } from '../../ui/staff/FormGrid.tsx'
import { typed, typedDay } from '../../ui/staff/typed.ts'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { fenFrom } from '../counter/yuan.ts'
import type { StandingChoices } from '../elder/standing/terms.ts'
import type { Effect } from './DeskStanding.tsx'
import styles from './DeskStanding.module.css'

interface FormProps {
  dinerId: number
  /** The one that is changed; null: a new one. */
  order: StandingOrder | null
  onDone: (effect: Effect) => void
  onLeave: () => void
}

type Wish = StandingOrder['wish']
type Trouble = 'noDays' | 'badLimit'

/** A wish as the value of an option; nothing: the kitchen chooses. */
const keyOf = (wish: Wish): string =>
  wish === null ? '' : [wish.setId ?? '', wish.dishId ?? '', wish.size].join('/')
const wishesOf = (choices: StandingChoices, order: StandingOrder | null): NonNullable<Wish>[] => [
  ...choices.dishes.map(({ setId, dishId, size }) => ({ setId, dishId, size })),
  ...(order?.wish ? [order.wish] : []),
]

interface Filled {
  readonly weekdays: number[]
  readonly wish: Wish
  readonly way: Way
  readonly pay: PaymentWay
  readonly limitFen: Fen
  readonly lastDay: ServiceDay | null
  readonly booked: 'keep' | 'cancel'
}

/** What was filled in, or what is missing. */
function filledIn(form: FormData, wishes: readonly NonNullable<Wish>[]): Filled | Trouble {
  const weekdays = form.getAll('weekdays').map(Number)
  const limitFen = fenFrom(typed(form, 'limit'))
  if (weekdays.length === 0) return 'noDays'
  if (limitFen === null || limitFen === 0) return 'badLimit'
  const wished = typed(form, 'dish')
  return {
    weekdays,
    wish: wishes.find((wish) => keyOf(wish) === wished) ?? null,
    way: typed(form, 'way') as Way,
    pay: typed(form, 'pay') as PaymentWay,
    limitFen,
    lastDay: typedDay(form, 'lastDay'),
    booked: typed(form, 'booked') === 'keep' ? 'keep' : 'cancel',
  }
}

/** Everything of it on one sheet: who sits at the desk sees it whole, and reads it back afterwards. */
export function DeskStandingForm({ dinerId, order, onDone, onLeave }: FormProps) {
  const { standing, noNetwork } = useDeskWords()
  const { loading } = useWords()
  const [meal, setMeal] = useState<Meal | undefined>(order?.meal)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { data, error } = useQuery(standingChoicesQuery(dinerId, meal))
  const set = useSend(standingEndpoints.setStandingOrder, onDone)
  const change = useSend(standingEndpoints.changeStandingOrder, onDone)
  const failed = error ?? set.error ?? change.error
  const isBusy = set.isPending || change.isPending
  const send = (form: FormData, choices: StandingChoices) => {
    const filled = filledIn(form, wishesOf(choices, order))
    setTrouble(typeof filled === 'string' ? filled : null)
    if (typeof filled === 'string') return
    const { booked, ...terms } = { ...filled, meal: choices.meal }
    if (order === null) set.mutate({ params: { dinerId }, body: terms })
    else change.mutate({ params: { dinerId, orderId: order.orderId }, body: { ...terms, booked } })
  }
  return (
    <Card>
      <h3 className={styles.heading}>
        {order === null ? standing.newHeading : standing.changeHeading}
      </h3>
      {failed !== null && (
        <Notice tone="refused" heading={standing.failed}>
          <p>{sentenceFor(failed, noNetwork)}</p>
        </Notice>
      )}
      {trouble !== null && <Notice tone="refused" heading={standing[trouble]} />}
      {data === undefined ? (
        <p>{loading}</p>
      ) : (
        <form
          key={data.meal}
          onSubmit={(event) => {
            event.preventDefault()
            send(new FormData(event.currentTarget), data)
          }}
        >
          <When choices={data} order={order} onMeal={setMeal} />
          <Rest choices={data} order={order} />
          <Row>
            <Button type="button" kind="quiet" onClick={onLeave}>
              {standing.leave}
            </Button>
            <Button kind="primary" disabled={isBusy}>
              {isBusy ? standing.sending : order === null ? standing.set : standing.save}
            </Button>
          </Row>
        </form>
      )}
    </Card>
  )
}

interface FieldsProps {
  choices: StandingChoices
  order: StandingOrder | null
  onMeal: (meal: Meal) => void
}

/** Which meal, and on which days. */
function When({ choices, order, onMeal }: FieldsProps) {
  const { standing } = useDeskWords()
  const base = useWords()
  const { meals, meal, taken } = choices
  const start = order ?? choices.usual
  const dayName = (day: number) => base.name(weekdayWords([day]))
  const free = [1, 2, 3, 4, 5, 6, 7].filter(
    (day) => !taken.includes(day) || start.weekdays.includes(day),
  )
  return (
    <>
      {order === null && meals.length > 1 && (
        <Select
          label={standing.meal}
          name="meal"
          value={meal}
          options={meals.map((one) => ({ value: one, label: base.meal[one] }))}
          onChange={(value) => onMeal(value as Meal)}
        />
      )}
      <Checks
        legend={standing.weekdays}
        name="weekdays"
        options={free.map((day) => ({ value: String(day), label: dayName(day) }))}
        chosen={start.weekdays.map(String)}
      />
    </>
  )
}

/** What, how, for how much and until when. */
function Rest({ choices, order }: Omit<FieldsProps, 'onMeal'>) {
  const { standing } = useDeskWords()
  const base = useWords()
  const start = order ?? { ...choices.usual, wish: null, lastDay: null, booked: [] }
  return (
    <FormGrid>
      <Select
        label={standing.dish}
        name="dish"
        defaultValue={keyOf(start.wish)}
        options={dishOptions(choices, order, base, standing)}
      />
      <Select
        label={standing.way}
        name="way"
        defaultValue={start.way}
        options={[...new Set([...choices.ways, start.way])].map((way) => ({
          value: way,
          label: base.way[way],
        }))}
      />
      <Select
        label={standing.payBy}
        name="pay"
        defaultValue={start.pay}
        options={(['wallet', 'counter'] as const).map((pay) => ({
          value: pay,
          label: standing.pay[pay],
        }))}
      />
      <Field
        label={standing.limit}
        name="limit"
        inputMode="decimal"
        defaultValue={yuan(start.limitFen)}
        required
      />
      <Field
        label={standing.lastDay}
        name="lastDay"
        type="date"
        defaultValue={start.lastDay ?? ''}
      />
      {start.booked.length > 0 && (
        <Select
          label={standing.follow}
          name="booked"
          options={(['cancel', 'keep'] as const).map((one) => ({
            value: one,
            label: standing.follows[one],
          }))}
        />
      )}
    </FormGrid>
  )
}

/** The kitchen's choice first, then what is on the menu, then what the order has been for. */
function dishOptions(
  choices: StandingChoices,
  order: StandingOrder | null,
  base: ReturnType<typeof useWords>,
  standing: ReturnType<typeof useDeskWords>['standing'],
): { value: string; label: string }[] {
  const offered = choices.dishes.map((dish) => ({
    value: keyOf(dish),
    label: standing.dishPays(
      base.phrases([base.name(dish.name), base.size[dish.size]].filter(Boolean)),
      base.money(dish.payFen),
    ),
  }))
  const before =
    order?.wish && order.dish && !offered.some(({ value }) => value === keyOf(order.wish))
      ? [{ value: keyOf(order.wish), label: base.name(order.dish) }]
      : []
  return [{ value: '', label: standing.kitchenChooses }, ...offered, ...before]
}
