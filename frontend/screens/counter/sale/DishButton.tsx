import type { DishToSell } from '../../../../backend/contract/sales.ts'
import type { Way } from '../../../../backend/vocabulary/meal.ts'
import { Button } from '../../../ui/Button.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Sale.module.css'

interface DishButtonProps {
  dish: DishToSell
  way: Way
  chosen: boolean
  onChoose: () => void
}

/** One dish with her price and what is left; what stands against it in red, in words. */
export function DishButton({ dish, way, chosen, onChoose }: DishButtonProps) {
  const { sale } = useCounterWords()
  const words = useWords()
  const { plate, left, avoid, variant } = dish
  const offer = dish.ways.find((one) => one.way === way)
  const forbidden = avoid.filter(({ weight }) => weight === 'forbidden')
  const care = avoid.filter(({ weight }) => weight === 'caution')
  const cannot = offer?.can.cash
  const possible = cannot?.allowed === true || offer?.can.wallet?.allowed === true
  const why = `why-${plate.offeringId}`
  const made = words.variantParts(variant)
  const price =
    offer === undefined
      ? ''
      : sale.sum({
          list: offer.price.listFen,
          subsidy: offer.price.subsidyFen,
          pay: offer.price.payFen,
        })
  const because =
    forbidden.length > 0
      ? sale.avoid(words.list(forbidden.map(words.against)))
      : left > 0 && !possible && cannot?.allowed === false
        ? cannot.because.sentence
        : care.length > 0
          ? sale.care(words.list(care.map(words.against)))
          : ''
  return (
    <div className={styles.choice}>
      <Button
        type="button"
        kind="quiet"
        pressed={chosen}
        disabled={!possible}
        note={
          <span className={styles.note}>
            <span>{price}</span>
            <strong>{sale.left(left)}</strong>
          </span>
        }
        {...(because === '' ? {} : { describedBy: why })}
        onClick={onChoose}
      >
        {words.phrases([words.name(plate.name), words.size[plate.size], ...made].filter(Boolean))}
      </Button>
      {because !== '' && (
        <p id={why} className={styles.because}>
          {because}
        </p>
      )}
    </div>
  )
}
