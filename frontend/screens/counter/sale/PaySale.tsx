import { useEffect, useRef, useState } from 'react'
import type { Recognition } from '../../../../backend/contract/recognition.ts'
import type { DishToSell } from '../../../../backend/contract/sales.ts'
import { saleEndpoints } from '../../../../backend/contract/sales.ts'
import { fen, noFen, subtractFen } from '../../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import type { WalkInSale } from '../../../queries/sales.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { CashGiven, useCash } from '../CashGiven.tsx'
import type { Buyer } from './buyer.ts'
import styles from './Sale.module.css'
import type { Sold } from './SaleDone.tsx'

interface PaySaleProps {
  servingId: number
  buyer: Buyer
  person: WalkInSale['person']
  dish: DishToSell
  offer: DishToSell['ways'][number]
  /** Undefined of whoever showed her card, and until it is known. */
  recognition: Recognition | undefined
  onSold: (sold: Sold) => void
}

/** From the card in one press, or the notes on the counter. */
export function PaySale(props: PaySaleProps) {
  const place = useRef<HTMLDivElement>(null)
  // On a small tablet what is to be paid begins below the dishes: choosing one brings it up.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={place}>
      {props.buyer.kind === 'guest' ? <GuestPays {...props} /> : <PersonPays {...props} />}
    </div>
  )
}

function PersonPays(props: PaySaleProps) {
  const { servingId, buyer, person, dish, offer, onSold, recognition } = props
  const { sale, refused, noNetwork } = useCounterWords()
  const { payFen } = offer.price
  const fromCard = offer.can.wallet?.allowed === true
  const [how, setHow] = useState<'wallet' | 'counter'>(fromCard ? 'wallet' : 'counter')
  const given = useCash(payFen)
  const name = (buyer.kind === 'person' ? buyer.name : null) ?? person?.maskedName ?? ''
  const send = useSend(saleEndpoints.sellWalkIn, (reply) =>
    onSold({ kind: 'person', outcome: { kind: 'collected', name, ...reply } }),
  )
  if (buyer.kind !== 'person' || person === null) return null
  const { wallet, cash: inCash } = offer.can
  // By name she is looked up first: nothing is sold before it is known what to ask.
  const known = buyer.card !== undefined || recognition?.can.byName.allowed === true
  const enough = how === 'wallet' || (given.cash !== null && given.cash >= payFen)
  const blocked = how === 'wallet' ? wallet : inCash
  const submit = () =>
    send.mutate({
      params: { servingId },
      body: {
        dinerId: buyer.dinerId,
        offeringId: dish.plate.offeringId,
        way: offer.way,
        pay: how,
        cashFen: how === 'wallet' ? noFen : (given.cash ?? noFen),
        seenPayFen: payFen,
        ...(buyer.card === undefined ? {} : { card: buyer.card }),
        ...(recognition?.question ? { asked: recognition.question.what } : {}),
      },
    })
  return (
    <div className={styles.pay}>
      <p className={styles.due}>{sale.pay(payFen)}</p>
      <HowPaid how={how} onHow={setHow} offer={offer} balanceFen={person.balanceFen} />
      {how === 'counter' && <CashGiven {...given} />}
      {blocked?.allowed === false && how === 'counter' && (
        <Notice tone="look" heading={blocked.because.sentence} />
      )}
      {send.error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(send.error, noNetwork)}
        </Notice>
      )}
      <Button
        type="button"
        kind="primary"
        disabled={!enough || !known || blocked?.allowed !== true || send.isPending}
        onClick={submit}
      >
        {send.isPending
          ? sale.submitting
          : how === 'wallet'
            ? sale.submitWallet(payFen)
            : sale.submitCash}
      </Button>
    </div>
  )
}

interface HowPaidProps {
  how: 'wallet' | 'counter'
  onHow: (how: 'wallet' | 'counter') => void
  offer: DishToSell['ways'][number]
  balanceFen: Fen
}

function HowPaid({ how, onHow, offer, balanceFen }: HowPaidProps) {
  const { sale } = useCounterWords()
  const { wallet } = offer.can
  const enough = wallet?.allowed === true
  const note = enough
    ? sale.after(subtractFen(balanceFen, offer.price.payFen))
    : sale.balance(balanceFen)
  return (
    <>
      <fieldset className={styles.ways}>
        <legend className={styles.legend}>{sale.how}</legend>
        <Button
          type="button"
          kind="quiet"
          pressed={how === 'wallet'}
          note={note}
          disabled={!enough}
          {...(enough ? {} : { describedBy: 'why-not-card' })}
          onClick={() => onHow('wallet')}
        >
          {sale.wallet}
        </Button>
        <Button
          type="button"
          kind="quiet"
          pressed={how === 'counter'}
          onClick={() => onHow('counter')}
        >
          {sale.cash}
        </Button>
      </fieldset>
      {wallet?.allowed === false && (
        <p id="why-not-card" className={styles.because}>
          {wallet.because.sentence}
        </p>
      )}
    </>
  )
}

const most = 9

function GuestPays({ dish, offer, ...rest }: PaySaleProps) {
  const { sale } = useCounterWords()
  const { portions: several } = useCounterWords().sale
  const [portions, setPortions] = useState(1)
  const choices = Array.from({ length: Math.min(dish.left, most, 4) }, (_, nth) => nth + 1)
  const count = Math.min(portions, Math.max(1, dish.left))
  return (
    <div className={styles.pay}>
      {choices.length > 1 && (
        <fieldset className={styles.ways}>
          <legend className={styles.legend}>{several}</legend>
          {choices.map((one) => (
            <Button
              key={one}
              type="button"
              kind="quiet"
              pressed={one === count}
              onClick={() => setPortions(one)}
            >
              {one}
            </Button>
          ))}
        </fieldset>
      )}
      <p className={styles.due}>{sale.pay(fen(offer.price.listFen * count))}</p>
      <GuestCash key={count} {...rest} dish={dish} offer={offer} portions={count} />
    </div>
  )
}

function GuestCash({
  servingId,
  dish,
  offer,
  portions,
  onSold,
}: PaySaleProps & { portions: number }) {
  const { sale, refused, noNetwork } = useCounterWords()
  const due = fen(offer.price.listFen * portions)
  const given = useCash(due)
  const send = useSend(saleEndpoints.sellToGuest, (reply) => onSold({ kind: 'guest', ...reply }))
  const { cash } = given
  const enough = cash !== null && cash >= due
  const { cash: inCash } = offer.can
  return (
    <>
      <CashGiven {...given} />
      {!inCash.allowed && <Notice tone="look" heading={inCash.because.sentence} />}
      {send.error !== null && (
        <Notice tone="refused" heading={refused}>
          {sentenceFor(send.error, noNetwork)}
        </Notice>
      )}
      <Button
        type="button"
        kind="primary"
        disabled={!enough || !inCash.allowed || send.isPending}
        onClick={() => {
          if (!enough) return
          send.mutate({
            params: { servingId },
            body: {
              offeringId: dish.plate.offeringId,
              portions,
              way: offer.way,
              cashFen: cash,
              seenPayFen: due,
            },
          })
        }}
      >
        {send.isPending ? sale.submitting : sale.submitCash}
      </Button>
    </>
  )
}
