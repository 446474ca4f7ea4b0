import { useLayoutEffect, useRef } from 'react'
import type { Packing } from '../../../../backend/contract/packing.ts'
import { serviceDayAt, timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import { useKitchenWords } from '../../../ui/words/kitchen.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Labels.module.css'

type Portion = Packing['portions'][number]

/** A label per box: 60×40 mm, a page each. */
export function Labels({ packing }: { packing: Packing }) {
  return (
    <ul className={styles.roll}>
      {packing.portions.map((portion) => (
        <Label key={`${portion.bookingId} ${portion.copy}`} portion={portion} />
      ))}
    </ul>
  )
}

/** Steps by which letters give way, until the longest name and every allergy stand inside the label. */
const steps = [1, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58]
/** A printer sets letters a hair wider or narrower than the screen they were measured on. */
const spare = 0.97

function useFit(words: string) {
  const label = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => {
    const box = label.current
    if (box === null) return
    for (const step of steps) {
      box.style.setProperty('--fit', String(step))
      if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) {
        if (step < 1) box.style.setProperty('--fit', String(step * spare))
        return
      }
    }
  }, [words])
  return label
}

function Label({ portion }: { portion: Portion }) {
  const base = useWords()
  const kitchen = useKitchenWords()
  const { labels: words } = useKitchenPlanWords()
  const { number, copy, of, name, building, door, dish, size, variant, allergens } = portion
  const until = new Date(portion.eatBy)
  const eatBy = `${base.date(serviceDayAt(until))} ${timeOfDayAt(until)}`
  const label = useFit(JSON.stringify(portion))
  return (
    <li ref={label} className={styles.label}>
      <p className={styles.who}>
        {number !== null && <strong className={styles.number}>{words.number(number)}</strong>}
        <span className={styles.name}>{name}</span>
        {of > 1 && <span>{words.copy(copy, of)}</span>}
      </p>
      {/* Doors are often written with their building already. */}
      <p className={styles.door}>{door.startsWith(building) ? door : `${building} ${door}`}</p>
      <p className={styles.dish}>
        {base.name(dish)}
        {size === 'small' && ` ${kitchen.small}`}
      </p>
      <p>{kitchen.variant(variant)}</p>
      {allergens.length > 0 && <p className={styles.allergy}>{kitchen.allergy(allergens)}</p>}
      <p className={styles.until}>
        <span>
          {base.way[portion.way]}
          {portion.window !== null && ` ${base.window(portion.window)}`}
        </span>{' '}
        <strong>{words.eatBy(eatBy)}</strong>
      </p>
    </li>
  )
}
