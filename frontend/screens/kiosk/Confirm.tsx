import { useState } from 'react'
import type { KioskOffer, VisitView } from '../../../backend/contract/kiosk.ts'
import { Button } from '../../ui/Button.tsx'
import { PriceLine } from '../../ui/elder/PriceLine.tsx'
import { TickIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Confirm.module.css'
import { DishPlate } from './DishPlate.tsx'
import { Halves, Presses, Question } from './KioskFrame.tsx'
import type { OpenMeal } from './Meal.tsx'
import type { Trouble } from './use-visit.ts'
import { comeWords, makeWords } from './words.ts'

type Pay = 'wallet' | 'counter'

interface ConfirmProps {
  view: VisitView
  next: OpenMeal
  offer: KioskOffer
  busy: boolean
  trouble: Trouble | null
  onBook: (pay: Pay) => void
  onQueue: () => void
}

/** What pressing the green button will do, in full. */
export function Confirm({ view, next, offer, busy, trouble, onBook, onQueue }: ConfirmProps) {
  const base = useWords()
  const words = useKioskWords()
  const [pay, setPay] = useState<Pay>(offer.payment.by)
  const { plate, price } = offer
  return (
    <>
      <Question>{words.confirm.heading}</Question>
      <Halves>
        <DishPlate
          picture={plate.picture}
          name={base.name(plate.name)}
          sides={makeWords(base, words, offer.variant)}
        >
          <PriceLine {...price} />
        </DishPlate>
        <Presses>
          <p className={styles.come}>
            {comeWords(base, words, { when: next.when, way: offer.way }, view.now.day)}
          </p>
          {/* It may be booked by now: pressed again, it must be asked exactly as before. */}
          {trouble !== 'silence' && (
            <HowToPay offer={offer} pay={pay} balanceFen={next.balanceFen} onPay={setPay} />
          )}
          {trouble !== null && (
            <Notice
              tone="refused"
              heading={trouble === 'silence' ? words.cut.unsure : trouble.sentence}
            />
          )}
          <Button type="button" kind="primary" disabled={busy} onClick={() => onBook(pay)}>
            {trouble === 'silence' ? words.confirm.again : words.confirm.book}
          </Button>
          {trouble === 'silence' && (
            <Button type="button" onClick={onQueue}>
              {words.cut.take}
            </Button>
          )}
        </Presses>
      </Halves>
    </>
  )
}

interface HowToPayProps {
  offer: KioskOffer
  pay: Pay
  balanceFen: OpenMeal['balanceFen']
  onPay: (pay: Pay) => void
}

/** From the card, or in cash at the meal; a card that does not reach is not offered, and never by how much. */
function HowToPay({ offer, pay, balanceFen, onPay }: HowToPayProps) {
  const { confirm } = useKioskWords()
  if (offer.price.payFen === 0) return null
  if (!offer.payment.enough) return <p className={styles.short}>{confirm.short}</p>
  return (
    <div>
      <fieldset className={styles.pay}>
        <legend className="spoken-only">{confirm.pay}</legend>
        {(['wallet', 'counter'] as const).map((one) => (
          <Button
            key={one}
            type="button"
            kind="quiet"
            pressed={pay === one}
            icon={pay === one ? <TickIcon /> : undefined}
            onClick={() => onPay(one)}
          >
            {confirm[one]}
          </Button>
        ))}
      </fieldset>
      {balanceFen !== null && <p className={styles.balance}>{confirm.balance(balanceFen)}</p>}
    </div>
  )
}
