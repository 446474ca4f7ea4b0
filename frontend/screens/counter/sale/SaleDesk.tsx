import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Recognition } from '../../../../backend/contract/recognition.ts'
import type { DishToSell } from '../../../../backend/contract/sales.ts'
import type { Way } from '../../../../backend/vocabulary/meal.ts'
import { paths } from '../../../app/paths.ts'
import { buyerRecognitionQuery } from '../../../queries/recognition.ts'
import type { WalkInSale } from '../../../queries/sales.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { AskFirst } from '../AskFirst.tsx'
import { Sheet } from '../Sheet.tsx'
import type { Buyer } from './buyer.ts'
import { DishButton } from './DishButton.tsx'
import { PaySale } from './PaySale.tsx'
import styles from './Sale.module.css'
import type { Sold } from './SaleDone.tsx'

interface SaleDeskProps {
  sale: WalkInSale
  buyer: Buyer
  onBuyer: (buyer: Buyer | null) => void
  onSold: (sold: Sold) => void
}

/** Whom for, which dish, how it is paid: from top to bottom. */
export function SaleDesk({ sale, buyer, onBuyer, onSold }: SaleDeskProps) {
  const { person, dishes, serving } = sale
  const { sale: words } = useCounterWords()
  const choice = useChoice(dishes)
  const unknown = buyer.kind === 'person' && buyer.card === undefined ? buyer.dinerId : null
  const { data: recognition } = useQuery(
    buyerRecognitionQuery(
      serving?.when.servingId ?? 0,
      serving === null || person?.has ? null : unknown,
    ),
  )
  const { way, dish, offer } = choice
  if (person?.has)
    return <HasOne has={person.has} buyer={buyer} person={person} onBuyer={onBuyer} />
  if (dishes.length === 0 || serving === null)
    return (
      <EmptyState words={words.nothingExtra}>
        <p>{words.nothingExtraWay}</p>
      </EmptyState>
    )
  return (
    <section className={styles.desk}>
      <Whose buyer={buyer} person={person} onOther={() => onBuyer(null)} />
      {recognition !== undefined && <WithoutCard recognition={recognition} />}
      <Ways dishes={dishes} way={way} onWay={choice.setWay} />
      <fieldset className={styles.dishes}>
        <legend className={styles.legend}>{words.dish}</legend>
        {dishes.map((one) => (
          <DishButton
            key={one.plate.offeringId}
            dish={one}
            way={way}
            chosen={one === dish}
            onChoose={() => choice.setDish(one.plate.offeringId)}
          />
        ))}
      </fieldset>
      {dish !== undefined && offer !== undefined && (
        <PaySale
          key={`${dish.plate.offeringId} ${offer.price.payFen}`}
          servingId={serving.when.servingId}
          buyer={buyer}
          person={person}
          dish={dish}
          offer={offer}
          recognition={recognition}
          onSold={onSold}
        />
      )}
    </section>
  )
}

const canBeSold = ({ can }: DishToSell['ways'][number]): boolean =>
  can.cash.allowed || can.wallet?.allowed === true

/** What is left changes underneath: a dish is chosen only while it can be sold. */
function useChoice(dishes: readonly DishToSell[]) {
  const offered = [...new Set(dishes.flatMap(({ ways }) => ways.map(({ way }) => way)))]
  const [wanted, setWay] = useState<Way | null>(null)
  const [offeringId, setDish] = useState<number | null>(null)
  const way = wanted ?? offered[0] ?? 'dine_in'
  const offerOf = (dish: DishToSell) => dish.ways.find((one) => one.way === way)
  const possible = dishes.filter((dish) =>
    dish.ways.some((one) => one.way === way && canBeSold(one)),
  )
  const only = possible.length === 1 ? possible[0]?.plate.offeringId : null
  const dish = possible.find(({ plate }) => plate.offeringId === (offeringId ?? only))
  return { way, dish, offer: dish === undefined ? undefined : offerOf(dish), setWay, setDish }
}

interface WhoseProps {
  buyer: Buyer
  person: WalkInSale['person']
  onOther: () => void
}

function Whose({ buyer, person, onOther }: WhoseProps) {
  const { sale } = useCounterWords()
  const name = buyer.kind === 'guest' ? sale.guestName : (buyer.name ?? person?.maskedName ?? '')
  return (
    <div className={styles.whose}>
      <div>
        <h2 className={styles.name}>{name}</h2>
        <p>{person === null ? sale.guestNote : sale.balance(person.balanceFen)}</p>
      </div>
      <div className={styles.beside}>
        <Button type="button" kind="quiet" onClick={onOther}>
          {sale.other}
        </Button>
      </div>
    </div>
  )
}

/** What to ask her, or that a name is not enough here. */
function WithoutCard({ recognition: { can, question } }: { recognition: Recognition }) {
  return can.byName.allowed ? (
    <AskFirst question={question} />
  ) : (
    <Notice tone="look" heading={can.byName.because.sentence} />
  )
}

interface WaysProps {
  dishes: readonly DishToSell[]
  way: Way
  onWay: (way: Way) => void
}

function Ways({ dishes, way, onWay }: WaysProps) {
  const { sale } = useCounterWords()
  const offered = [...new Set(dishes.flatMap(({ ways }) => ways.map((one) => one.way)))]
  if (offered.length < 2) return null
  return (
    <fieldset className={styles.ways}>
      <legend className={styles.legend}>{sale.way}</legend>
      {offered.map((one) => (
        <Button
          key={one}
          type="button"
          kind="quiet"
          pressed={one === way}
          onClick={() => onWay(one)}
        >
          {sale.ways[one]}
        </Button>
      ))}
    </fieldset>
  )
}

interface HasOneProps {
  has: NonNullable<NonNullable<WalkInSale['person']>['has']>
  buyer: Buyer
  person: NonNullable<WalkInSale['person']>
  onBuyer: (buyer: Buyer | null) => void
}

/** One meal is hers: the booked one waits, and a second one is nobody’s in particular. */
function HasOne({ has, buyer, person, onBuyer }: HasOneProps) {
  const { sale } = useCounterWords()
  const name = (buyer.kind === 'person' ? buyer.name : null) ?? person.maskedName
  const waits = has.state === 'placed'
  return (
    <Sheet tone="look" icon="!" heading={waits ? sale.booked : sale.had} name={name}>
      <p>{waits ? sale.bookedWay : sale.hadWay}</p>
      <div className={styles.after}>
        {waits ? (
          <LinkButton kind="primary" href={`${paths.counter()}?booking=${has.bookingId}`}>
            {sale.bookedGo}
          </LinkButton>
        ) : (
          <Button type="button" kind="primary" onClick={() => onBuyer({ kind: 'guest' })}>
            {sale.guest}
          </Button>
        )}
        <Button type="button" kind="quiet" onClick={() => onBuyer(null)}>
          {sale.other}
        </Button>
      </div>
    </Sheet>
  )
}
