import type { KioskNext, KioskOffer, Slip, VisitView } from '../../../backend/contract/kiosk.ts'
import { Button } from '../../ui/Button.tsx'
import { PriceLine } from '../../ui/elder/PriceLine.tsx'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { DishPlate } from './DishPlate.tsx'
import { Halves, Presses, Question } from './KioskFrame.tsx'
import { howWords } from './words.ts'

export type OpenMeal = Extract<KioskNext, { state: 'open' }>

interface MealProps {
  view: VisitView
  next: OpenMeal
  usual: KioskOffer
  onTake: () => void
  onOther: () => void
  onPrint: (slip: Slip) => void
}

/** One question, and the answer most people give. */
export function Meal({ view, next, usual, onTake, onOther, onPrint }: MealProps) {
  const base = useWords()
  const words = useKioskWords()
  const { plate, price } = usual
  return (
    <>
      <Question>
        {words.meal.ask(base.mealOn(next.when.day, next.when.meal, view.now.day))}
      </Question>
      <Halves>
        <DishPlate
          picture={plate.picture}
          name={base.name(plate.name)}
          sides={base.name(plate.sides)}
        >
          <PriceLine {...price} />
        </DishPlate>
        <Presses>
          <Button type="button" kind="primary" note={howWords(base, words, usual)} onClick={onTake}>
            {next.usual?.basis === 'lastTime' ? words.meal.sameAsLast : words.meal.thisOne}
          </Button>
          <Button type="button" onClick={onOther}>
            {words.meal.otherDish}
          </Button>
          {view.waiting !== null && <Waiting view={view} slip={view.waiting} onPrint={onPrint} />}
        </Presses>
      </Halves>
    </>
  )
}

/** Today's meal is ready for her: its number again, for a slip that was lost. */
export function Waiting({
  view,
  slip,
  onPrint,
}: {
  view: VisitView
  slip: Slip
  onPrint: (slip: Slip) => void
}) {
  const base = useWords()
  const words = useKioskWords()
  if (slip.number === null) return null
  const meal = base.mealOn(slip.when.day, slip.when.meal, view.now.day)
  return (
    <Button type="button" kind="quiet" note={words.meal.print} onClick={() => onPrint(slip)}>
      {words.meal.waiting(meal, slip.number)}
    </Button>
  )
}
