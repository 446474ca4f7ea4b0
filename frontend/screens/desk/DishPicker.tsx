import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Choice, Choices } from '../../../backend/contract/tickets.ts'
import { choicesQuery } from '../../queries/bookings.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { NumberedChoice } from '../../ui/staff/NumberedChoice.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import { orderFrom, usualOffer } from './order.ts'
import type { OpenMeal, Order } from './order.ts'
import styles from './DishPicker.module.css'
import { useHotkeys } from './use-hotkeys.ts'

interface DishPickerProps {
  dinerId: number
  next: OpenMeal
  flow: { pick: (order: Order) => void; leaveDishes: () => void }
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
        <Dishes choices={choices.data} flow={flow} />
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

function Dishes({ choices, flow }: { choices: Choices; flow: DishPickerProps['flow'] }) {
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
          onPick={() => pick(choice)}
        />
      ))}
    </div>
  )
}

interface DishProps {
  number: number
  choice: Choice
  choices: Choices
  onPick: () => void
}

function Dish({ number, choice, choices, onPick }: DishProps) {
  const { dishes } = useDeskWords()
  const { name, list, allergen, size, variantParts, phrases } = useWords()
  const usual = usualOffer(choice, choices.defaults)
  const { plate, avoid, left } = choice
  const because =
    avoid.length > 0
      ? dishes.avoid(list(avoid.map((one) => allergen[one])))
      : 'offer' in usual
        ? undefined
        : (usual.because ?? dishes.empty)
  const price = 'offer' in usual ? dishes.pay(usual.offer.price.payFen) : undefined
  const made = 'offer' in usual ? variantParts(usual.variant) : []
  return (
    <NumberedChoice
      number={number}
      because={because}
      note={phrases(
        [size[plate.size], ...made, price ?? '', left === null ? '' : dishes.left(left)].filter(
          Boolean,
        ),
      )}
      onChoose={onPick}
    >
      {name(plate.name)}
    </NumberedChoice>
  )
}
