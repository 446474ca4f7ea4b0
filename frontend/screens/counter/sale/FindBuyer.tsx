import { useMutation } from '@tanstack/react-query'
import { dinerEndpoints } from '../../../../backend/contract/diners.ts'
import { call } from '../../../api/call.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useCounterWords } from '../../../ui/words/counter.ts'
import { CounterBox } from '../CounterBox.tsx'
import type { CardShown } from '../hand-over.ts'
import { useCounterBox, usePeople } from '../use-counter-box.ts'
import type { Buyer } from './buyer.ts'

interface FindBuyerProps {
  canteenId: number
  guest: boolean
  onBuyer: (buyer: Buyer) => void
}

/** A card, six digits, a name; or nobody in particular. */
export function FindBuyer({ canteenId, guest, onBuyer }: FindBuyerProps) {
  const { sale, noNetwork } = useCounterWords()
  const looking = useMutation({
    networkMode: 'always',
    mutationFn: (card: CardShown) =>
      call(dinerEndpoints.lookUpCard, { params: { canteenId }, body: card }),
    onSuccess: ({ dinerId, maskedName }, card) =>
      onBuyer({ kind: 'person', dinerId, name: maskedName, card }),
  })
  const at = useCounterBox()
  const { people, state, nothing } = usePeople(canteenId, at.typed)
  const choose = (buyer: Buyer) => {
    looking.reset()
    at.close()
    onBuyer(buyer)
  }
  return (
    <CounterBox
      at={at}
      find={{
        found: people.map(({ dinerId, name, door }) => ({ key: dinerId, name, details: [door] })),
        state,
        nothing,
      }}
      onCard={(card) => {
        at.setTyped('')
        looking.mutate(card)
      }}
      onChoose={({ key, name }) => choose({ kind: 'person', dinerId: key, name })}
      trouble={
        looking.error !== null && (
          <Notice tone="refused" heading={sale.failed}>
            {sentenceFor(looking.error, noNetwork)}
          </Notice>
        )
      }
      otherWay={{ words: sale.guest, pressed: guest, take: () => choose({ kind: 'guest' }) }}
    />
  )
}
