import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Choice, Choices } from '../../../backend/contract/tickets.ts'
import type { NeedKind } from '../../../backend/vocabulary/diet.ts'
import { choicesQuery } from '../../queries/bookings.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { NumberedChoice } from '../../ui/staff/NumberedChoice.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import type { Desk } from '../../queries/desk.ts'
import { forbidden, orderFrom, unmetNeeds, usualOffer } from './order.ts'
import type { OpenMeal, Order } from './order.ts'
import styles from './DishPicker.module.css'
import { useHotkeys } from './use-hotkeys.ts'

interface DishPickerProps {
  dinerId: number
  next: OpenMeal
  flow: { desk: Desk; pick: (order: Order) => void; leaveDishes: () => void }
}

/** Every dish of the meal with a number; what she cannot have says why. */
export function DishPicker({ dinerId, next, flow }: DishPickerProps) {
  const { dishes, again } = useDeskWords()
  const { offline } = useStaffWords()
  const { loading } = useWords()
  const when = next.state === 'booked' ? next.ticket.when : next.when
  const choices = useQuery({ ...choicesQuery(dinerId, when.servingId), staleTime: 0 })
  const list = useRef<HTMLFieldSetElement>(null)
  useEffect(() => list.current?.focus(), [])
  return (
    <fieldset ref={list} tabIndex={-1} className={styles.picker}>
      <legend className="spoken-only">{dishes.legend}</legend>
      <div className={styles.head}>
        <p className={styles.heading} aria-hidden="true">
          {dishes.legend}
        </p>
        <div className={styles.back}>
          <Button type="button" kind="quiet" shortcut="Escape" onClick={flow.leaveDishes}>
            {dishes.back}
          </Button>
        </div>
      </div>
      {choices.data !== undefined ? (
        <Dishes choices={choices.data} flow={flow} needs={flow.desk.needs} />
      ) : choices.error === null ? (
        <p>{loading}</p>
      ) : (
        <Notice tone="refused" heading={dishes.failed}>
          <p>{sentenceFor(choices.error, offline)}</p>
          <Button type="button" kind="quiet" onClick={() => void choices.refetch()}>
            {again}
          </Button>
        </Notice>
      )}
    </fieldset>
  )
}

interface DishesProps {
  choices: Choices
  flow: DishPickerProps['flow']
  needs: Desk['needs']
}

function Dishes({ choices, flow, needs }: DishesProps) {
  const { dishes } = useDeskWords()
  const pick = (choice: Choice | undefined) => {
    if (choice === undefined) return
    const usual = usualOffer(choice, choices.defaults)
    if ('offer' in usual) flow.pick(orderFrom(choice, usual))
  }
  useHotkeys({ digit: (key) => pick(choices.offerings[Number(key) - 1]), escape: flow.leaveDishes })
  if (choices.offerings.length === 0) return <EmptyState words={dishes.empty} />
  return (
    <div className={styles.dishes}>
      {choices.offerings.map((choice, place) => (
        <Dish
          key={choice.plate.offeringId}
          number={place + 1}
          choice={choice}
          choices={choices}
          needs={needs}
          onPick={() => pick(choice)}
        />
      ))}
    </div>
  )
}

/** What a variant would do, if the kitchen offered it, is said as what cannot be made. */
const canBeMade = (need: NeedKind): boolean =>
  need === 'texture' || need === 'less_salt' || need === 'no_sugar'

interface DishProps {
  needs: Desk['needs']
  number: number
  choice: Choice
  choices: Choices
  onPick: () => void
}

function Dish({ number, choice, choices, needs, onPick }: DishProps) {
  const { dishes } = useDeskWords()
  const words = useWords()
  const usual = usualOffer(choice, choices.defaults)
  const { plate, avoid, left } = choice
  const because = forbidden(choice)
    ? dishes.avoid(words.list(avoid.map(words.against)))
    : 'offer' in usual
      ? undefined
      : (usual.because ?? dishes.empty)
  const unmet = 'offer' in usual ? unmetNeeds(usual.variant, needs) : null
  const warnings = [
    ...(unmet === null ? [] : [dishes.notMade(words.list(words.variantParts(unmet)))]),
    ...avoid.filter(({ need }) => !canBeMade(need)).map(words.against),
  ]
  const notes = [
    'offer' in usual ? dishes.pay(usual.offer.price.payFen) : '',
    words.size[plate.size],
    ...('offer' in usual ? words.variantParts({ ...usual.variant, omits: [] }) : []),
    left === null ? '' : dishes.left(left),
  ]
  return (
    <NumberedChoice
      number={number}
      because={because}
      note={because === undefined ? words.phrases(notes.filter(Boolean)) : undefined}
      warning={warnings.length === 0 ? undefined : words.phrases(warnings)}
      onChoose={onPick}
    >
      {words.name(plate.name)}
    </NumberedChoice>
  )
}
