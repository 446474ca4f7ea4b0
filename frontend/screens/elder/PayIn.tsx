import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { payInEndpoints } from '../../../backend/contract/pay-in.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { payPage, paths } from '../../app/paths.ts'
import { topUpLinkQuery } from '../../queries/pay-in.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { BigTick } from '../../ui/elder/BigTick.tsx'
import { Actions, Heading, Lead, Mark, Pair, Screen } from '../../ui/elder/Screen.tsx'
import { useMoneyWords } from '../../ui/words/money.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Done.module.css'
import { idFrom } from './link.ts'
import own from './PayIn.module.css'
import { useFieldRefusal } from './Refused.tsx'

type Link = ReplyOf<typeof payInEndpoints.readTopUpLink>

/** Behind the QR on her slip: whoever has it may pay in, and sees nothing else. Three taps with the provider's own. */
export function PayIn({ params }: { params: Record<string, string> }) {
  const token = params['token'] ?? ''
  const payment = idFrom(new URLSearchParams(useSearch()).get('payment'))
  const { data } = useSuspenseQuery(topUpLinkQuery(token, payment))
  if (data.payment === null) return <HowMuch token={token} link={data} />
  switch (data.payment.state) {
    case 'paid':
      return <Arrived token={token} link={data} amountFen={data.payment.amountFen} />
    case 'failed':
    case 'expired':
      return <NotPaid token={token} />
    case 'asked':
    case 'open':
    case 'processing':
      return <OnItsWay token={token} paymentId={data.payment.paymentId} />
  }
}

const typedField = 'yuan'

function HowMuch({ token, link }: { token: string; link: Link }) {
  const words = useWords()
  const { payIn } = useMoneyWords()
  const { summary, error } = useFieldRefusal({ field: typedField, unreadable: payIn.badAmount })
  const to = { endpoint: payInEndpoints.topUpByLink, next: payPage, after: 'page' as const }
  const [first, second, ...others] = link.choicesFen
  const choice = (amountFen: number | undefined) =>
    amountFen !== undefined && (
      <Button key={amountFen} name="amountFen" value={String(amountFen)}>
        {words.money(amountFen as Link['leastFen'])}
      </Button>
    )
  return (
    <Screen>
      {summary}
      <Mark />
      <Heading>{payIn.heading(link.maskedName)}</Heading>
      <Lead>{payIn.text(words.name(link.canteen.name))}</Lead>
      <PostForm {...to} body={{ token }} back={paths.payIn(token)}>
        <Actions>
          <Pair>
            {choice(first)}
            {choice(second)}
          </Pair>
          <Pair>{others.map(choice)}</Pair>
        </Actions>
      </PostForm>
      <div className={own.other}>
        <PostForm {...to} body={{ token }} back={paths.payIn(token)}>
          <Field
            id={typedField}
            label={payIn.other}
            hint={payIn.otherHint(link.leastFen, link.mostFen)}
            error={error}
            name={typedField}
            inputMode="decimal"
            maxLength={8}
          />
          <Button kind="primary">{payIn.go}</Button>
        </PostForm>
      </div>
    </Screen>
  )
}

function Arrived({
  token,
  link,
  amountFen,
}: {
  token: string
  link: Link
  amountFen: Link['leastFen']
}) {
  const { payIn } = useMoneyWords()
  return (
    <Screen tone="green">
      <div className={styles.centre}>
        <BigTick />
        <Heading>{payIn.arrived(amountFen)}</Heading>
        <Lead>{payIn.arrivedText(link.maskedName)}</Lead>
      </div>
      <Actions>
        <LinkButton kind="primary" href={paths.payIn(token)}>
          {payIn.more}
        </LinkButton>
      </Actions>
    </Screen>
  )
}

/** The provider has not said so yet: never "failed" while money may be on its way. */
function OnItsWay({ token, paymentId }: { token: string; paymentId: number }) {
  const { payIn } = useMoneyWords()
  return (
    <Screen>
      <Mark />
      <Heading>{payIn.onItsWay}</Heading>
      <Lead>{payIn.onItsWayText}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.payIn(token, paymentId)}>
          {payIn.lookAgain}
        </LinkButton>
        <LinkButton href={paths.payIn(token)}>{payIn.otherAmount}</LinkButton>
      </Actions>
    </Screen>
  )
}

function NotPaid({ token }: { token: string }) {
  const { payIn } = useMoneyWords()
  return (
    <Screen>
      <Mark />
      <Heading>{payIn.notPaid}</Heading>
      <Lead>{payIn.notPaidText}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.payIn(token)}>
          {payIn.tryAgain}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
