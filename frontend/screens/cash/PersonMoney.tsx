import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cashEndpoints } from '../../../backend/contract/cash.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { fundQuery } from '../../queries/cash.ts'
import { walletQuery } from '../../queries/payments.ts'
import { useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { useWords } from '../../ui/words/words.tsx'
import { AmountDialog } from './AmountDialog.tsx'
import styles from './Cash.module.css'
import { Trouble } from './Trouble.tsx'

interface Person {
  readonly dinerId: number
  readonly name: string
  readonly isDead: boolean
  readonly isGone: boolean
}

interface PersonMoneyProps {
  canteenId: number
  person: Person
}

/** What is on her card; a gift onto it, or the rest of it back in cash. */
export function PersonMoney({ canteenId, person }: PersonMoneyProps) {
  const { person: words } = useCashWords()
  const { moneyUnit } = useWords()
  const wallet = useQuery(walletQuery(person.dinerId))
  const [deed, setDeed] = useState<'give' | 'payOut' | null>(null)
  const [done, setDone] = useState(false)
  const finish = () => {
    setDeed(null)
    setDone(true)
  }
  if (wallet.data === undefined) return <Trouble heading={words.failed} list={wallet} />
  const { balanceFen } = wallet.data
  return (
    <Card>
      <div className={styles.part}>
        <p>
          <span className={styles.label}>{words.balance}</span>
          <strong className={styles.figure}>
            {yuan(balanceFen)} {moneyUnit}
          </strong>
        </p>
        <output>{done && <strong className={styles.done}>{words.done}</strong>}</output>
        <Row>
          {!person.isGone && (
            <Button type="button" kind="secondary" onClick={() => setDeed('give')}>
              {words.give}
            </Button>
          )}
          {balanceFen > 0 && (
            <Button type="button" kind="secondary" onClick={() => setDeed('payOut')}>
              {words.payOut}
            </Button>
          )}
        </Row>
      </div>
      {deed === 'give' && (
        <Give canteenId={canteenId} person={person} onDone={finish} onClose={() => setDeed(null)} />
      )}
      {deed === 'payOut' && (
        <PayOut
          canteenId={canteenId}
          person={person}
          balanceFen={balanceFen}
          onDone={finish}
          onClose={() => setDeed(null)}
        />
      )}
    </Card>
  )
}

interface DeedProps extends PersonMoneyProps {
  onDone: () => void
  onClose: () => void
}

/** As the server has it: two months of lunches. */
const largestGift = 100_000

function Give({ canteenId, person, onDone, onClose }: DeedProps) {
  const { person: words } = useCashWords()
  const fund = useQuery(fundQuery(canteenId)).data
  const send = useSend(cashEndpoints.giveFromFund, onDone)
  return (
    <AmountDialog
      title={words.give}
      text={fund === undefined ? undefined : words.giveText(fund.balanceFen)}
      largest={largestGift}
      wrong={words.giveWrong}
      note={{ label: words.giveNote }}
      submit={(amount) => words.giveSubmit(amount, person.name)}
      sending={send}
      onSubmit={(amountFen, note) =>
        send.mutate({
          params: { canteenId },
          body: { dinerId: person.dinerId, amountFen, note },
        })
      }
      onClose={onClose}
    />
  )
}

function PayOut({
  canteenId,
  person,
  balanceFen,
  onDone,
  onClose,
}: DeedProps & { balanceFen: Fen }) {
  const { person: words } = useCashWords()
  const [paidTo, setPaidTo] = useState(person.isDead ? '' : person.name)
  const send = useSend(cashEndpoints.payOutWallet, onDone)
  return (
    <AmountDialog
      title={words.payOut}
      text={words.payOutText}
      first={yuan(balanceFen)}
      largest={balanceFen}
      note={{ label: words.payOutNote }}
      ready={paidTo.trim() !== ''}
      submit={words.payOutSubmit}
      sending={send}
      onSubmit={(amountFen, note) =>
        send.mutate({
          params: { canteenId },
          body: { dinerId: person.dinerId, amountFen, note, paidTo: paidTo.trim() },
        })
      }
      onClose={onClose}
    >
      <Field
        label={words.paidTo}
        hint={person.isDead ? words.paidToHeir : undefined}
        name="paidTo"
        maxLength={40}
        value={paidTo}
        onChange={setPaidTo}
      />
    </AmountDialog>
  )
}
