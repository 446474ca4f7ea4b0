import { useSuspenseQuery } from '@tanstack/react-query'
import { standingEndpoints } from '../../../../backend/contract/standing.ts'
import type { StandingOrder } from '../../../../backend/contract/standing.ts'
import { PostForm } from '../../../app/PostForm.tsx'
import { paths } from '../../../app/paths.ts'
import { standingOrdersQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Actions, Heading, Lead, Phrases, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { idFrom } from '../link.ts'
import { Refused } from '../Refused.tsx'
import { useDinerId } from '../session.ts'
import { linkOf, sentenceOf } from './terms.ts'

/** One of them, and its end: what is booked already is eaten or cancelled, as she says. */
export function OneStandingOrder({ params }: { params: Record<string, string> }) {
  const { orders, now } = useSuspenseQuery(standingOrdersQuery(useDinerId())).data
  const base = useWords()
  const { back } = useElderWords()
  const words = useStandingWords()
  const order = orders.find(({ orderId }) => orderId === idFrom(params['orderId']))
  return (
    <Screen>
      <TopBar backHref={paths.standing()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>{order === undefined ? words.gone : words.orderHeading}</Heading>
      {order !== undefined && (
        <Lead>
          <Phrases text={sentenceOf(base, words, order, { dish: order.dish, today: now.day })} />
        </Lead>
      )}
      <Actions>
        <LinkButton kind="primary" href={paths.standing()}>
          {order === undefined ? words.title : words.keep}
        </LinkButton>
        {order !== undefined && (
          <>
            <LinkButton href={paths.standingChange(order.orderId)}>{words.change}</LinkButton>
            <Ends order={order} />
          </>
        )}
      </Actions>
    </Screen>
  )
}

function Ends({ order }: { order: StandingOrder }) {
  const dinerId = useDinerId()
  const words = useStandingWords()
  const { orderId } = order
  const count = order.booked.length
  const form = {
    endpoint: standingEndpoints.endStandingOrder,
    params: { dinerId, orderId },
    next: paths.standingEnded(linkOf(order)),
    back: paths.standingOrder(orderId),
  }
  return (
    <>
      {count > 0 && (
        <PostForm {...form} body={{ booked: 'keep' }}>
          <Button kind="secondary">{words.endKeep(count)}</Button>
        </PostForm>
      )}
      <PostForm {...form} body={{ booked: 'cancel' }}>
        <Button kind="danger">{count > 0 ? words.endCancel(count) : words.end}</Button>
      </PostForm>
    </>
  )
}
