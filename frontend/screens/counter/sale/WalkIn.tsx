import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { noFen } from '../../../../backend/vocabulary/money.ts'
import { chime } from '../../../app/sound.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { walkInQuery } from '../../../queries/sales.ts'
import type { WalkInSale } from '../../../queries/sales.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { CardGlyph } from '../../../ui/staff/glyphs.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { useWords } from '../../../ui/words/words.tsx'
import checkIn from '../CheckIn.module.css'
import { Sheet } from '../Sheet.tsx'
import { buyerInAddress } from './buyer.ts'
import type { Buyer } from './buyer.ts'
import { FindBuyer } from './FindBuyer.tsx'
import { GuestSales } from './GuestSales.tsx'
import styles from './Sale.module.css'
import { SaleDesk } from './SaleDesk.tsx'
import { SaleDone } from './SaleDone.tsx'
import type { Sold } from './SaleDone.tsx'

/** Somebody without a booking: who, which dish, how it is paid, and a number. */
export function WalkIn({ canteenId }: { canteenId: number }) {
  const [buyer, setBuyer] = useState<Buyer | null>(buyerInAddress)
  const [sold, setSold] = useState<Sold | null>(null)
  const choose = (next: Buyer | null) => {
    setSold(null)
    setBuyer(next)
    history.replaceState(null, '', location.pathname)
  }
  const done = (next: Sold) => {
    chime()
    setBuyer(null)
    setSold(next)
  }
  return (
    <div className={checkIn.checkIn}>
      <FindBuyer canteenId={canteenId} guest={buyer?.kind === 'guest'} onBuyer={choose} />
      <div className={checkIn.result} aria-live="polite">
        {sold !== null ? (
          <SaleDone sold={sold} onNext={() => choose(null)} />
        ) : (
          <ForSale canteenId={canteenId} buyer={buyer} onBuyer={choose} onSold={done} />
        )}
      </div>
    </div>
  )
}

interface ForSaleProps {
  canteenId: number
  buyer: Buyer | null
  onBuyer: (buyer: Buyer | null) => void
  onSold: (sold: Sold) => void
}

function ForSale({ canteenId, buyer, onBuyer, onSold }: ForSaleProps) {
  const { sale, again, noNetwork } = useCounterWords()
  const { loading } = useWords()
  const dinerId = buyer?.kind === 'person' ? buyer.dinerId : undefined
  const { data, error, refetch } = useQuery(walkInQuery(canteenId, dinerId))
  if (data === undefined)
    return error === null ? (
      <p>{loading}</p>
    ) : (
      <Notice tone="refused" heading={sale.failed}>
        <p>{sentenceFor(error, noNetwork)}</p>
        <Button type="button" kind="quiet" onClick={() => void refetch()}>
          {again}
        </Button>
      </Notice>
    )
  if (data.serving === null) return <EmptyState words={sale.nothing} />
  const { sell } = data.serving.can
  if (!sell.allowed) return <EmptyState words={sell.because.sentence} />
  if (buyer === null)
    return (
      <>
        <WhatIsLeft sale={data} />
        <GuestSales servingId={data.serving.when.servingId} guests={data.guests} />
      </>
    )
  return (
    <SaleDesk
      key={dinerId ?? 'guest'}
      sale={data}
      buyer={buyer}
      onBuyer={onBuyer}
      onSold={onSold}
    />
  )
}

/** Before anybody is known: what there is, to be said aloud. */
function WhatIsLeft({ sale: { dishes } }: { sale: WalkInSale }) {
  const { sale } = useCounterWords()
  const words = useWords()
  if (dishes.length === 0)
    return (
      <EmptyState words={sale.nothingExtra}>
        <p>{sale.nothingExtraWay}</p>
      </EmptyState>
    )
  return (
    <Sheet tone="idle" icon={<CardGlyph />} heading={sale.idle}>
      <p>{sale.idleText}</p>
      <h3 className={styles.listHeading}>{sale.list}</h3>
      <ul className={styles.left}>
        {dishes.map(({ plate, left, ways }) => (
          <li key={plate.offeringId} className={styles.leftRow}>
            <span className={styles.dishName}>{words.name(plate.name)}</span>
            <span className={styles.price}>{words.money(ways[0]?.price.listFen ?? noFen)}</span>
            <strong className={styles.howMany}>{sale.left(left)}</strong>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
