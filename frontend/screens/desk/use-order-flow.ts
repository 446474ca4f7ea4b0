import { useState } from 'react'
import type { Desk } from '../../queries/desk.ts'
import { deedFor, orderOf } from './order.ts'
import type { Chosen, OpenMeal, Order } from './order.ts'

const choiceOfKey: Record<string, Exclude<Chosen, null>> = {
  '1': 'same',
  '2': 'other',
  '3': 'none',
  '4': 'away',
}

/** A choice that cannot be made, and why; undefined when it can. */
export type Closed = string | undefined

/** Which of the three answers are open. The server has said so; this only reads it. */
export function closedChoices(
  next: OpenMeal,
  notAlone: string,
): Record<Exclude<Chosen, null>, Closed> {
  if (next.state === 'open') {
    const book = next.suggestion?.can.book
    return {
      same: book === undefined || book.allowed ? undefined : book.because.sentence,
      other: undefined,
      none: undefined,
      away: undefined,
    }
  }
  const { can, quantity, lines } = next.ticket
  const several = quantity > 1 || lines.length > 0
  return {
    same: undefined,
    other: !can.amend.allowed ? can.amend.because.sentence : several ? notAlone : undefined,
    none: can.cancel.allowed ? undefined : can.cancel.because.sentence,
    away: undefined,
  }
}

/** Where a call stands: what she answered, which dish, and what ⏎ would do. */
export function useOrderFlow(
  desk: Desk,
  next: OpenMeal,
  notAlone: string,
  keyAhead: string | null,
  /** rungUp: somebody of the call list, who may not pick up. */
  call: 'rungUp' | 'rang',
) {
  const closed = closedChoices(next, notAlone)
  const mayBeAway = call === 'rungUp' && next.state === 'open'
  const hasUsual = next.state === 'booked' || next.suggestion !== null
  const may = (choice: Exclude<Chosen, null>) =>
    closed[choice] === undefined &&
    (choice !== 'same' || hasUsual) &&
    (choice !== 'away' || mayBeAway)
  const first = keyAhead === null ? undefined : choiceOfKey[keyAhead]
  const [chosen, setChosen] = useState<Chosen>(first !== undefined && may(first) ? first : null)
  const [dish, setDish] = useState<Order | null>(null)
  const [arriveFrom, comeAt] = useState<string | null>(null)
  const usual = next.state === 'booked' ? next.ticket.when : next.when
  const when = { ...usual, ...desk.windows.find(({ from }) => from === arriveFrom) }
  const turn = when.from === usual.from ? 'as it is' : 'another'
  const [picking, setPicking] = useState(chosen === 'other')

  const choose = (choice: Exclude<Chosen, null>) => {
    if (!may(choice)) return
    setChosen(choice)
    setPicking(choice === 'other')
  }
  const deed = picking ? null : deedFor(next, chosen, dish, turn)
  const order = deed !== null && 'order' in deed ? deed.order : null
  return {
    chosen,
    picking,
    deed,
    closed,
    hasUsual,
    mayBeAway,
    /** The price to show: of what is chosen, else of what is booked or suggested. */
    priced: pricedOf(next, order),
    choose,
    press: (key: string) => {
      const choice = choiceOfKey[key]
      if (choice !== undefined) choose(choice)
    },
    pick: (order: Order) => {
      setDish(order)
      setPicking(false)
    },
    /** When she comes, and what the server is told of it. */
    when,
    arrival: desk.windows.length === 0 ? {} : { arriveFrom: when.from },
    comeAt,
    /** Out of the list of dishes, with the dish picked before, if any. */
    leaveDishes: () => {
      setPicking(false)
      if (dish === null) setChosen(null)
    },
    desk,
  }
}
export type OrderFlow = ReturnType<typeof useOrderFlow>

function pricedOf(next: OpenMeal, order: Order | null) {
  if (order !== null) return { price: order.price, by: order.payment.by }
  if (next.state === 'booked') return { price: next.ticket.price, by: next.ticket.payment.by }
  if (next.suggestion === null) return null
  const { price, payment } = orderOf(next.suggestion)
  return { price, by: payment.by }
}
