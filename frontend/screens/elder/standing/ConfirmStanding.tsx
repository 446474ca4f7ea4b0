import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { standingEndpoints } from '../../../../backend/contract/standing.ts'
import { PostForm } from '../../../app/PostForm.tsx'
import { paths } from '../../../app/paths.ts'
import { standingChoicesQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Actions, Heading, Lead, Phrases, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { Refused } from '../Refused.tsx'
import { useDinerId } from '../session.ts'
import { fen } from '../../../../backend/vocabulary/money.ts'
import { linkOf, mealIn, termsIn } from './terms.ts'

const fiveYuan = 500

/** All of it in one sentence, before anything is set; each other way, payment or limit is one tap. */
export function ConfirmStanding() {
  const dinerId = useDinerId()
  const search = new URLSearchParams(useSearch())
  const { data } = useSuspenseQuery(standingChoicesQuery(dinerId, mealIn(search)))
  const base = useWords()
  const { back } = useElderWords()
  const words = useStandingWords()
  const { dish, terms } = termsIn(data, search)
  const here = linkOf(terms)
  const otherPay = terms.pay === 'wallet' ? 'counter' : 'wallet'
  const more = fen(terms.limitFen + fiveYuan)
  const sentence = base.phrases([
    words.days(terms.weekdays, terms.meal),
    dish === undefined ? words.kitchen : base.name(dish.name),
    base.way[terms.way],
    words.pay[terms.pay],
    words.most(terms.limitFen),
  ])
  return (
    <Screen>
      <TopBar backHref={paths.standingDish(here)} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>{words.confirm}</Heading>
      <Lead>
        <Phrases text={sentence} />
      </Lead>
      <Actions>
        <PostForm
          endpoint={standingEndpoints.setStandingOrder}
          params={{ dinerId }}
          body={terms}
          next={paths.standingDone()}
          back={paths.standingConfirm(here)}
          after="chime"
        >
          <Button kind="primary">{words.yes}</Button>
        </PostForm>
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
        <LinkButton kind="quiet" href={paths.standingConfirm({ ...here, limit: more })}>
          {words.rather(words.most(more))}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
