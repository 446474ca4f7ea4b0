import { useSuspenseQuery } from '@tanstack/react-query'
import { standingEndpoints } from '../../../../backend/contract/standing.ts'
import { PostForm } from '../../../app/PostForm.tsx'
import { paths } from '../../../app/paths.ts'
import { comingQuery, standingOrdersQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { idFrom } from '../link.ts'
import { Refused } from '../Refused.tsx'
import { useDinerId } from '../session.ts'

/** One pause: what is still booked in it, its end, and another length. */
export function OneHold({ params }: { params: Record<string, string> }) {
  const dinerId = useDinerId()
  const { holds, now } = useSuspenseQuery(standingOrdersQuery(dinerId)).data
  const { days } = useSuspenseQuery(comingQuery(dinerId)).data
  const base = useWords()
  const { back } = useElderWords()
  const words = useStandingWords()
  const hold = holds.find(({ holdId }) => holdId === idFrom(params['holdId']))
  const day = (on: typeof now.day) => base.dayFromToday(on, now.day)
  const still = days
    .filter(({ holdId }) => hold !== undefined && holdId === hold.holdId)
    .flatMap(({ meals }) => meals.filter(({ state }) => state === 'booked'))
  return (
    <Screen>
      <TopBar backHref={paths.standing()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>
        {hold === undefined
          ? words.gone
          : words.paused(day(hold.firstDay), hold.lastDay === null ? null : day(hold.lastDay))}
      </Heading>
      {still.length > 0 && <Lead>{words.stillBooked(still.length)}</Lead>}
      <Actions>
        <LinkButton kind="primary" href={paths.standing()}>
          {hold === undefined ? words.title : words.keepHold}
        </LinkButton>
        {still.length > 0 && <LinkButton href={paths.meals()}>{words.seeStill}</LinkButton>}
        {hold !== undefined && (
          <>
            <PostForm
              endpoint={standingEndpoints.endHold}
              params={{ dinerId, holdId: hold.holdId }}
              body={{}}
              next={paths.meals()}
              back={paths.standingHold(hold.holdId)}
            >
              <Button kind="secondary">{words.backNow}</Button>
            </PostForm>
            <LinkButton href={paths.standingPause(undefined, hold.holdId)}>
              {words.changeLength}
            </LinkButton>
          </>
        )}
      </Actions>
    </Screen>
  )
}
