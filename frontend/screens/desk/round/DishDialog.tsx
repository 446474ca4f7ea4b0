import { useState } from 'react'
import type { Round, RoundOffer, RoundResident } from '../../../../backend/contract/rounds.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Needs } from './Needs.tsx'
import styles from './Round.module.css'
import type { RoundDeeds } from './use-round-deeds.ts'
import type { RoundItem, ShownCell } from './week.ts'

export interface Asked {
  readonly resident: RoundResident
  readonly day: Round['days'][number]
  readonly cell: ShownCell
  /** An order that was refused, and that this one stands in for. */
  readonly insteadOf?: RoundItem
}

interface DishDialogProps {
  asked: Asked
  round: Round
  deeds: RoundDeeds
  onClose: () => void
}

/** Another dish for one lunch: chosen, read to her, and taken down when she says yes. */
export function DishDialog({ asked, round, deeds, onClose }: DishDialogProps) {
  const { dishes } = useRoundWords()
  const { dayFromToday } = useWords()
  const [offer, setOffer] = useState<RoundOffer | null>(null)
  const { resident, day, cell, insteadOf } = asked
  const { back } = cell
  const take = (chosen: RoundOffer) => {
    const order = { resident, day, offer: chosen, agreed: 'read_back' as const }
    if (insteadOf === undefined) deeds.order(order)
    else deeds.solve(insteadOf, order)
    onClose()
  }
  return (
    <Dialog
      title={dishes.title(resident.name, dayFromToday(day.day, round.today))}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        <Needs needs={resident.needs} />
        {offer !== null ? (
          <ReadBack
            asked={asked}
            offer={offer}
            today={round.today}
            onYes={() => take(offer)}
            onOther={() => setOffer(null)}
          />
        ) : back !== null ? (
          <>
            <p>{dishes.booked}</p>
            <Button
              type="button"
              kind="danger"
              onClick={() => {
                deeds.back(resident, day, back)
                onClose()
              }}
            >
              {dishes.cancel}
            </Button>
          </>
        ) : (
          <Dishes asked={asked} onPick={setOffer} />
        )}
      </div>
    </Dialog>
  )
}

function Dishes({ asked, onPick }: { asked: Asked; onPick: (offer: RoundOffer) => void }) {
  const { dishes } = useRoundWords()
  const words = useWords()
  const { day, cell } = asked
  const { offers } = cell.cell
  if (offers.length === 0) return <EmptyState words={dishes.none} />
  return (
    <ul className={styles.dishes} aria-label={dishes.pick}>
      {offers.map((offer) => {
        const dish = day.dishes.find(({ offeringId }) => offeringId === offer.offeringId)
        if (dish === undefined) return null
        const warnings = offer.avoid.map(words.against)
        const made = words.variantParts(offer.variant)
        const note =
          offer.because ?? words.phrases([dishes.pay(words.money(offer.payFen)), ...made])
        return (
          <li key={offer.offeringId}>
            <Button
              type="button"
              kind="quiet"
              disabled={offer.because !== null}
              note={
                <>
                  {note}
                  {warnings.length > 0 && (
                    <strong className={styles.warning}> {words.phrases(warnings)}</strong>
                  )}
                </>
              }
              onClick={() => onPick(offer)}
            >
              {words.phrases([words.name(dish.name), words.size[dish.size]].filter(Boolean))}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

interface ReadBackProps {
  asked: Asked
  offer: RoundOffer
  today: Round['today']
  onYes: () => void
  onOther: () => void
}

function ReadBack({ asked, offer, today, onYes, onOther }: ReadBackProps) {
  const { dishes } = useRoundWords()
  const words = useWords()
  const { resident, day } = asked
  const dish = day.dishes.find(({ offeringId }) => offeringId === offer.offeringId)
  const money = words.money(offer.payFen)
  const pay =
    offer.payFen === 0
      ? dishes.free
      : offer.pay === 'wallet'
        ? dishes.fromCard(money)
        : dishes.atCanteen(money)
  return (
    <>
      <div className={styles.read}>
        <p className={styles.readHead}>{dishes.readTo}</p>
        <p className={styles.sentence}>
          {dishes.sentence(
            words.name(resident.callName),
            words.mealOn(day.day, 'lunch', today),
            dish === undefined ? '' : words.name(dish.name),
            words.phrases(words.variantParts(offer.variant)),
            pay,
          )}
        </p>
      </div>
      <Button type="button" kind="primary" onClick={onYes}>
        {dishes.yes}
      </Button>
      <Button type="button" kind="quiet" onClick={onOther}>
        {dishes.otherDish}
      </Button>
    </>
  )
}
