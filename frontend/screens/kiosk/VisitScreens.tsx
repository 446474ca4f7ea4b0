import { useState } from 'react'
import type { KioskOffer, Slip } from '../../../backend/contract/kiosk.ts'
import { chime } from '../../app/sound.ts'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { Confirm } from './Confirm.tsx'
import { Dishes } from './Dishes.tsx'
import { Meal, Waiting } from './Meal.tsx'
import { Cancelled, SlipScreen } from './SlipScreen.tsx'
import { Stuck } from './Told.tsx'
import { useQuiet } from './use-quiet.ts'
import type { Opened, Visit } from './use-visit.ts'

export type Step =
  | { readonly at: 'next' }
  | { readonly at: 'dishes' }
  | { readonly at: 'confirm'; readonly offer: KioskOffer }
  | { readonly at: 'slip'; readonly slip: Slip }
  | { readonly at: 'cancelled'; readonly slip: Slip }

interface VisitScreensProps {
  visit: Visit
  opened: Opened
  step: Step
  onStep: (step: Step) => void
  onPrint: (slip: Slip) => void
  onQueue: () => void
  say: (sentence: string) => void
}

/** Long enough to take the paper and read the number once more. */
const doneAfterMs = 20_000

/** From who it is to the number in her hand. */
export function VisitScreens(props: VisitScreensProps) {
  const { visit, opened, step, onStep, onPrint, onQueue } = props
  const { view } = opened
  const deeds = useDeeds(props)
  const over = step.at === 'slip' || step.at === 'cancelled'
  useQuiet(over ? doneAfterMs : null, visit.end)
  const told = { busy: visit.busy, trouble: visit.trouble, today: view.now.day }
  if (step.at === 'slip')
    return (
      <SlipScreen
        {...told}
        slip={step.slip}
        booked="just"
        onDone={visit.end}
        onPrint={() => onPrint(step.slip)}
        onCancel={() => void deeds.cancel(step.slip)}
      />
    )
  if (step.at === 'cancelled')
    return (
      <Cancelled
        slip={step.slip}
        today={view.now.day}
        onDone={visit.end}
        onAgain={() => void deeds.again()}
      />
    )
  const { next } = view
  if (step.at === 'confirm' && next.state === 'open') {
    const { offeringId } = step.offer.plate
    // As the server said it last: a seat may have gone since she chose the dish.
    const offer = next.offers.find(({ plate }) => plate.offeringId === offeringId) ?? step.offer
    return (
      <Confirm
        key={`${offeringId} ${offer.way}`}
        view={view}
        next={next}
        offer={offer}
        busy={visit.busy}
        trouble={visit.trouble}
        onBook={(pay) => void deeds.book(offer, pay, next.when.servingId)}
        onQueue={onQueue}
      />
    )
  }
  if (step.at === 'dishes' && next.state === 'open')
    return <Dishes view={view} next={next} onPick={(offer) => onStep({ at: 'confirm', offer })} />
  return <NextMeal {...props} onCancel={(slip) => void deeds.cancel(slip)} />
}

/** What is pressed and sent, and where it leads. */
function useDeeds({ visit, opened, onStep, onPrint, say }: VisitScreensProps) {
  const words = useKioskWords()
  const book = async (
    offer: KioskOffer,
    pay: 'wallet' | 'counter',
    servingId: number,
  ): Promise<void> => {
    const slip = await visit.book({
      offeringId: offer.plate.offeringId,
      servingId,
      way: offer.way,
      pay,
      seenPayFen: offer.price.payFen,
    })
    if (slip === null) return
    onStep({ at: 'slip', slip })
    onPrint(slip)
    chime()
    if (slip.number !== null) say(words.slip.said(slip.number))
  }
  const cancel = async (slip: Slip): Promise<void> => {
    const gone = await visit.cancel(slip.bookingId)
    if (gone === null) return
    onStep({ at: 'cancelled', slip: gone })
    chime()
    say(words.slip.cancelled)
  }
  const again = async (): Promise<void> => {
    if ((await visit.refresh()) !== null) onStep({ at: 'next' })
  }
  return { book, cancel, again, opened }
}

function NextMeal({
  visit,
  opened: { view },
  onStep,
  onPrint,
  onCancel,
}: VisitScreensProps & { onCancel: (slip: Slip) => void }) {
  const [now] = useState(view.now.day)
  const { next, waiting } = view
  const todays = waiting !== null && <Waiting view={view} slip={waiting} onPrint={onPrint} />
  switch (next.state) {
    case 'booked':
      return (
        <SlipScreen
          slip={next.slip}
          today={now}
          booked="already"
          busy={visit.busy}
          trouble={visit.trouble}
          onDone={visit.end}
          onPrint={() => onPrint(next.slip)}
          onCancel={() => onCancel(next.slip)}
        >
          {todays}
        </SlipScreen>
      )
    case 'open': {
      const usual = next.offers.find(({ plate }) => plate.offeringId === next.usual?.offeringId)
      const take = (offer: KioskOffer): void => onStep({ at: 'confirm', offer })
      return usual === undefined ? (
        <Dishes view={view} next={next} onPick={take} />
      ) : (
        <Meal
          view={view}
          next={next}
          usual={usual}
          onTake={() => take(usual)}
          onOther={() => onStep({ at: 'dishes' })}
          onPrint={onPrint}
        />
      )
    }
    case 'soldOut':
    case 'afterCutoff':
    case 'closedDay':
    case 'noMenu':
      return (
        <Stuck view={view} next={next} onDone={visit.end}>
          {todays}
        </Stuck>
      )
  }
}
