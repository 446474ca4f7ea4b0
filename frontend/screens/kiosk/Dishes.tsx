import { useState } from 'react'
import type { KioskOffer, VisitView } from '../../../backend/contract/kiosk.ts'
import { Button } from '../../ui/Button.tsx'
import { squarePictureOf } from '../../ui/picture.ts'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Dishes.module.css'
import { Question } from './KioskFrame.tsx'
import type { OpenMeal } from './Meal.tsx'

/** Nobody chooses well among more. */
const atOnce = 5

interface DishesProps {
  view: VisitView
  next: OpenMeal
  onPick: (offer: KioskOffer) => void
}

export function Dishes({ view, next, onPick }: DishesProps) {
  const base = useWords()
  const words = useKioskWords()
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(next.offers.length / atOnce))
  const shown = next.offers.slice(page * atOnce, (page + 1) * atOnce)
  return (
    <>
      <Question>
        {words.dishes.heading(base.mealOn(next.when.day, next.when.meal, view.now.day))}
      </Question>
      <ul className={styles.dishes} data-count={shown.length}>
        {shown.map((offer) => (
          <li key={offer.plate.offeringId} className={styles.cell}>
            <Dish offer={offer} onPick={onPick} />
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <div className={styles.more}>
          <Button type="button" kind="quiet" onClick={() => setPage((page + 1) % pages)}>
            {words.dishes.more}
          </Button>
        </div>
      )}
    </>
  )
}

/** A dish as one large thing to press; what she cannot have says so where its price was. */
function Dish({ offer, onPick }: { offer: KioskOffer; onPick: (offer: KioskOffer) => void }) {
  const base = useWords()
  const { plate } = offer
  const face = (
    <>
      <img className={styles.picture} src={squarePictureOf(plate.picture)} alt="" />
      <span className={styles.words}>
        <span className={styles.name}>{base.name(plate.name)}</span>
        <Foot offer={offer} />
      </span>
    </>
  )
  if (!offer.can.book.allowed) return <div className={`${styles.dish} ${styles.off}`}>{face}</div>
  return (
    <button type="button" className={styles.dish} onClick={() => onPick(offer)}>
      {face}
    </button>
  )
}

function Foot({ offer }: { offer: KioskOffer }) {
  const base = useWords()
  const { dishes } = useKioskWords()
  const { book } = offer.can
  if (offer.avoid.length > 0)
    return (
      <span className={styles.avoid}>
        {dishes.avoid(base.list(offer.avoid.map((one) => base.allergen[one])))}
      </span>
    )
  if (!book.allowed)
    return (
      <span className={styles.why}>
        {book.because.code === 'dish_clashes' ? dishes.clashes : book.because.sentence}
      </span>
    )
  return <span className={styles.price}>{dishes.pay(offer.price.payFen)}</span>
}
