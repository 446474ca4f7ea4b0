import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { standingEndpoints } from '../../../../backend/contract/standing.ts'
import type { StandingOrder } from '../../../../backend/contract/standing.ts'
import { stillFits } from '../../../../backend/vocabulary/kept-meal.rules.ts'
import { fen } from '../../../../backend/vocabulary/money.ts'
import { PostForm } from '../../../app/PostForm.tsx'
import { paths } from '../../../app/paths.ts'
import { standingChoicesQuery, standingOrdersQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Actions, Heading, Lead, Phrases, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Refused } from '../Refused.tsx'
import { useDinerId } from '../session.ts'
import { linkOf, mealIn, mostFen, sentenceOf, termsIn } from './terms.ts'

const fiveYuan = 500

type Terms = ReturnType<typeof termsIn>['terms']

/** All of it in one sentence, before anything is set or changed; each other way, payment or limit is one tap. */
export function ConfirmStanding() {
  const dinerId = useDinerId()
  const search = new URLSearchParams(useSearch())
  const { data } = useSuspenseQuery(standingChoicesQuery(dinerId, mealIn(search)))
  const { orders, now } = useSuspenseQuery(standingOrdersQuery(dinerId)).data
  const base = useWords()
  const { back } = useElderWords()
  const words = useStandingWords()
  const { dishName, terms, order } = termsIn(data, search, orders)
  const here = linkOf(terms, order?.orderId)
  const otherPay = terms.pay === 'wallet' ? 'counter' : 'wallet'
  const limits = [terms.limitFen + fiveYuan, terms.limitFen - fiveYuan].filter(
    (limit) => limit > 0 && limit <= mostFen,
  )
  return (
    <Screen>
      <TopBar
        backHref={order ? paths.standingChange(order.orderId) : paths.standingDish(here)}
        back={back}
        icon={<BackIcon />}
      />
      <Refused />
      <Heading>{order ? words.confirmChange : words.confirm}</Heading>
      <Lead>
        <Phrases text={sentenceOf(base, words, terms, { dish: dishName, today: now.day })} />
      </Lead>
      <Actions>
        {order ? <Change order={order} terms={terms} /> : <SetUp terms={terms} />}
        <LinkButton kind="quiet" href={paths.standingConfirm({ ...here, pay: otherPay })}>
          {words.rather(words.pay[otherPay])}
        </LinkButton>
        {data.ways
          .filter((way) => way !== terms.way)
          .map((way) => (
            <LinkButton key={way} kind="quiet" href={paths.standingConfirm({ ...here, way })}>
              {words.rather(base.way[way])}
            </LinkButton>
          ))}
        {limits.map((limit) => (
          <LinkButton key={limit} kind="quiet" href={paths.standingConfirm({ ...here, limit })}>
            {words.rather(words.most(fen(limit)))}
          </LinkButton>
        ))}
      </Actions>
    </Screen>
  )
}

function SetUp({ terms }: { terms: Terms }) {
  const words = useStandingWords()
  return (
    <PostForm
      endpoint={standingEndpoints.setStandingOrder}
      params={{ dinerId: useDinerId() }}
      body={terms}
      next={paths.standingDone()}
      back={paths.standingConfirm(linkOf(terms))}
      after="chime"
    >
      <Button kind="primary">{words.yes}</Button>
    </PostForm>
  )
}

/** What is booked already and would be another meal now follows the change, or is left as it is: she says. */
function Change({ order, terms }: { order: StandingOrder; terms: Terms }) {
  const words = useStandingWords()
  const { orderId } = order
  const others = order.booked.filter((meal) => !stillFits(meal, terms)).length
  const form = {
    endpoint: standingEndpoints.changeStandingOrder,
    params: { dinerId: useDinerId(), orderId },
    next: paths.standingDone('changed'),
    back: paths.standingConfirm(linkOf(terms, orderId)),
    after: 'chime' as const,
  }
  return (
    <>
      <PostForm {...form} body={{ ...terms, booked: others === 0 ? 'keep' : 'cancel' }}>
        <Button kind="primary">
          {others === 0 ? words.yesChange : words.changeBooked(others)}
        </Button>
      </PostForm>
      {others > 0 && (
        <PostForm {...form} body={{ ...terms, booked: 'keep' }}>
          <Button kind="secondary">{words.changeLater(others)}</Button>
        </PostForm>
      )}
    </>
  )
}
