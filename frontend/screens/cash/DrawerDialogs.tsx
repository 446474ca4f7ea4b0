import { cashEndpoints } from '../../../backend/contract/cash.ts'
import { largestCash } from '../../../backend/vocabulary/cash.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { useSend } from '../../queries/sending.ts'
import { useCashWords } from '../../ui/words/cash.ts'
import { AmountDialog } from './AmountDialog.tsx'

interface DialogProps {
  canteenId: number
  onClose: () => void
}

export function OpenDrawer({ canteenId, balanceFen, onClose }: DialogProps & { balanceFen: Fen }) {
  const { open, floatWrong } = useCashWords()
  const send = useSend(cashEndpoints.openDrawer, onClose)
  return (
    <AmountDialog
      title={open.title}
      text={open.carried(balanceFen)}
      label={open.label}
      hint={open.hint}
      least={0}
      largest={largestCash}
      wrong={floatWrong}
      submit={(amount) => (amount === 0 ? open.submitPlain : open.submit(amount))}
      sending={send}
      onSubmit={(floatFen) => send.mutate({ params: { canteenId }, body: { floatFen } })}
      onClose={onClose}
    />
  )
}

export function MoveCash({
  canteenId,
  direction,
  onClose,
}: DialogProps & { direction: 'in' | 'out' }) {
  const { putIn, takeOut } = useCashWords()
  const words = direction === 'in' ? putIn : takeOut
  const send = useSend(cashEndpoints.moveCash, onClose)
  return (
    <AmountDialog
      title={words.title}
      text={words.text}
      largest={largestCash}
      note={{ label: words.note, usual: words.usual }}
      submit={words.submit}
      sending={send}
      onSubmit={(amountFen, note) =>
        send.mutate({ params: { canteenId }, body: { direction, amountFen, note } })
      }
      onClose={onClose}
    />
  )
}

export function TakeDonation({ canteenId, onClose }: DialogProps) {
  const { donate } = useCashWords()
  const send = useSend(cashEndpoints.donateInCash, onClose)
  return (
    <AmountDialog
      title={donate.title}
      text={donate.text}
      largest={largestCash}
      note={{ label: donate.note, usual: donate.usual }}
      submit={donate.submit}
      sending={send}
      onSubmit={(amountFen, note) =>
        send.mutate({ params: { canteenId }, body: { amountFen, note } })
      }
      onClose={onClose}
    />
  )
}
