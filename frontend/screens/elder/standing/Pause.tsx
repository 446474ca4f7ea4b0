import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { standingEndpoints } from '../../../../backend/contract/standing.ts'
import { addDays, daysBetween } from '../../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../../app/PostForm.tsx'
import { paths } from '../../../app/paths.ts'
import { standingOrdersQuery } from '../../../queries/standing.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Actions, Heading, Screen, TopBar } from '../../../ui/elder/Screen.tsx'
import { BackIcon } from '../../../ui/icons.tsx'
import { useElderWords } from '../../../ui/words/elder.ts'
import { useStandingWords } from '../../../ui/words/standing.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { idFrom } from '../link.ts'
import { Refused } from '../Refused.tsx'
import { useDinerId } from '../session.ts'
import { dayIn } from './terms.ts'

/** From which day, then how long; `hold` in the address: how long one that is there shall be. */
export function Pause() {
  const search = new URLSearchParams(useSearch())
  const { now, holds } = useSuspenseQuery(standingOrdersQuery(useDinerId())).data
  const { back } = useElderWords()
  const hold = holds.find(({ holdId }) => holdId === idFrom(search.get('hold')))
  const from = hold?.firstDay ?? dayIn(search, 'from')
  return (
    <Screen>
      <TopBar backHref={paths.standing()} back={back} icon={<BackIcon />} />
      <Refused />
      {from === undefined ? (
        <FromWhen today={now.day} />
      ) : (
        <HowLong from={from} today={now.day} holdId={hold?.holdId} />
      )}
    </Screen>
  )
}

function FromWhen({ today }: { today: ServiceDay }) {
  const words = useStandingWords()
  return (
    <>
      <Heading>{words.pauseFrom}</Heading>
      <Actions>
        <LinkButton kind="primary" href={paths.standingPause(today)}>
          {words.today}
        </LinkButton>
        <LinkButton href={paths.standingPause(addDays(today, 1))}>{words.tomorrow}</LinkButton>
        <form method="get" action={paths.standingPause()}>
          <Field
            label={words.otherDay}
            name="from"
            type="date"
            defaultValue={addDays(today, 2)}
            required
          />
          <Button kind="quiet">{words.fromThen}</Button>
        </form>
      </Actions>
    </>
  )
}

interface HowLongProps {
  from: ServiceDay
  today: ServiceDay
  holdId: number | undefined
}

function HowLong({ from, today, holdId }: HowLongProps) {
  const base = useWords()
  const words = useStandingWords()
  const dinerId = useDinerId()
  const ways = { next: paths.standingHold('{id}'), back: paths.standingPause(from, holdId) }
  const add = { endpoint: standingEndpoints.addHold, params: { dinerId }, ...ways }
  const send = (lastDay: ServiceDay | null, kind: 'primary' | 'secondary', label: string) =>
    holdId === undefined ? (
      <PostForm {...add} body={{ firstDay: from, lastDay }}>
        <Button kind={kind}>{label}</Button>
      </PostForm>
    ) : (
      <PostForm
        endpoint={standingEndpoints.changeHold}
        params={{ dinerId, holdId }}
        body={{ firstDay: from, lastDay }}
        {...ways}
      >
        <Button kind={kind}>{label}</Button>
      </PostForm>
    )
  // A pause that has lasted a while is counted from today.
  const start = daysBetween(from, today) > 0 ? today : from
  return (
    <>
      <Heading>{words.pauseUntil(base.dayFromToday(from, today))}</Heading>
      <Actions>
        {send(addDays(start, 6), 'primary', words.weeks(1))}
        {send(addDays(start, 13), 'secondary', words.weeks(2))}
        {send(null, 'secondary', words.open)}
        {holdId === undefined && (
          <PostForm {...add} body={{ firstDay: from }}>
            <Field
              label={words.lastDay}
              name="lastDay"
              type="date"
              defaultValue={addDays(start, 2)}
              required
            />
            <Button kind="quiet">{words.untilThen}</Button>
          </PostForm>
        )}
      </Actions>
    </>
  )
}
