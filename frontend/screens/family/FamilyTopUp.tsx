import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { onlinePaymentEndpoints } from '../../../backend/contract/online-payments.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { payPage, paths } from '../../app/paths.ts'
import { familyDayQuery, familyPersonQuery, onlinePaymentQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { BigTick } from '../../ui/elder/BigTick.tsx'
import { Actions, Heading, Lead, Mark, Pair, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon, PhoneIcon } from '../../ui/icons.tsx'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from '../elder/Done.module.css'
import { idFrom } from '../elder/link.ts'
import { Refused } from '../elder/Refused.tsx'
import { Box, Rows } from './Box.tsx'

/** Three taps with the provider's own: 存钱, the amount, pay. */
export function FamilyTopUp({ params }: { params: Record<string, string> }) {
  const dinerId = idFrom(params['dinerId']) ?? 0
  const payment = idFrom(new URLSearchParams(useSearch()).get('payment'))
  return payment === undefined ? (
    <HowMuch dinerId={dinerId} />
  ) : (
    <HowItWent dinerId={dinerId} paymentId={payment} />
  )
}

function HowMuch({ dinerId }: { dinerId: number }) {
  const words = useWords()
  const { topUp, person, day } = useFamilyWords()
  const { diner, canteen, permissions } = useSuspenseQuery(familyPersonQuery(dinerId)).data
  const { topUpFen, people } = useSuspenseQuery(familyDayQuery()).data
  const balanceFen = people.find((one) => one.dinerId === dinerId)?.balanceFen ?? null
  const name = words.name(diner.callName)
  const isOnline = topUpFen.length > 0
  if (!permissions.includes('pay')) return <NotAllowed />
  return (
    <Screen>
      <TopBar backHref={paths.family()} back={person.back} icon={<BackIcon />} />
      <Refused />
      <Heading>{isOnline ? topUp.heading(name) : topUp.cashHeading(name)}</Heading>
      {balanceFen !== null && <Lead>{day.has(balanceFen)}</Lead>}
      {isOnline ? (
        <Amounts dinerId={dinerId} choicesFen={topUpFen} />
      ) : (
        <>
          <Box heading={words.name(canteen.name)}>
            <Rows rows={topUp.cash} />
          </Box>
          <Actions>
            <LinkButton href={`tel:${canteen.phone}`} icon={<PhoneIcon />} note={canteen.phone}>
              {day.callCanteen}
            </LinkButton>
          </Actions>
        </>
      )}
    </Screen>
  )
}

function Amounts({ dinerId, choicesFen }: { dinerId: number; choicesFen: readonly Fen[] }) {
  const { money } = useWords()
  return (
    <PostForm
      endpoint={onlinePaymentEndpoints.topUpOnline}
      params={{ dinerId }}
      body={{}}
      next={payPage}
      back={paths.familyTopUp(dinerId)}
      after="page"
    >
      <Pair>
        {choicesFen.map((amount) => (
          <Button key={amount} name="amountFen" value={String(amount)}>
            {money(amount)}
          </Button>
        ))}
      </Pair>
    </PostForm>
  )
}

function NotAllowed() {
  const { topUp } = useFamilyWords()
  return (
    <Screen>
      <Heading>{topUp.notAllowed}</Heading>
      <Lead>{topUp.notAllowedText}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.family()}>
          {topUp.done}
        </LinkButton>
      </Actions>
    </Screen>
  )
}

function HowItWent({ dinerId, paymentId }: { dinerId: number; paymentId: number }) {
  const words = useWords()
  const { topUp } = useFamilyWords()
  const { data } = useSuspenseQuery(onlinePaymentQuery(dinerId, paymentId))
  const { diner } = useSuspenseQuery(familyPersonQuery(dinerId)).data
  if (data.state === 'paid')
    return (
      <Screen tone="green">
        <div className={styles.centre}>
          <BigTick />
          <Heading>{topUp.arrived(data.amountFen)}</Heading>
          <Lead>{topUp.arrivedText(words.name(diner.callName))}</Lead>
        </div>
        <Actions>
          <LinkButton kind="primary" href={paths.family()}>
            {topUp.done}
          </LinkButton>
        </Actions>
      </Screen>
    )
  const isOver = data.state === 'failed' || data.state === 'expired'
  return (
    <Screen>
      <Mark />
      <Heading>{isOver ? topUp.notPaid : topUp.onItsWay}</Heading>
      <Lead>{isOver ? topUp.notPaidText : topUp.onItsWayText}</Lead>
      <Actions>
        <LinkButton
          kind="primary"
          href={isOver ? paths.familyTopUp(dinerId) : paths.familyTopUp(dinerId, paymentId)}
        >
          {isOver ? topUp.tryAgain : topUp.lookAgain}
        </LinkButton>
        <LinkButton href={paths.family()}>{topUp.done}</LinkButton>
      </Actions>
    </Screen>
  )
}
