import { useSuspenseQuery } from '@tanstack/react-query'
import { standingEndpoints } from '../../../backend/contract/standing.ts'
import type { StandingHold } from '../../../backend/contract/standing.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { familyStandingQuery } from '../../queries/family.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Box, Rows } from './Box.tsx'
import styles from './FamilyNews.module.css'

/** In hospital or away: what repeats pauses. Where nothing repeats there is nothing to pause. */
export function Holds({ dinerId }: { dinerId: number }) {
  const { orders, holds, now } = useSuspenseQuery(familyStandingQuery(dinerId)).data
  const { person } = useFamilyWords()
  const words = useWords()
  if (orders.length === 0 && holds.length === 0) return null
  const about = {
    params: { dinerId },
    next: paths.familyPerson(dinerId),
    back: paths.familyPerson(dinerId),
  }
  return (
    <Box heading={person.holds}>
      <p>{person.holdsText}</p>
      <Rows
        rows={orders.map(({ weekdays, meal, dish }) =>
          words.phrases([
            person.regular.days(weekdays, meal),
            dish === null ? person.regular.kitchenChooses : words.name(dish),
          ]),
        )}
      />
      <ul>
        {holds.map((hold) => (
          <Hold key={hold.holdId} dinerId={dinerId} hold={hold} today={now.day} />
        ))}
      </ul>
      {!holds.some(({ lastDay }) => lastDay === null) && (
        <>
          <PostForm endpoint={standingEndpoints.addHold} {...about} body={{ firstDay: now.day }}>
            <Button note={person.hospitalNote}>{person.hospital}</Button>
          </PostForm>
          <div className={styles.away}>
            <PostForm endpoint={standingEndpoints.addHold} {...about} body={{}}>
              <Field
                label={person.awayFrom}
                name="firstDay"
                type="date"
                defaultValue={now.day}
                required
              />
              <Field label={person.awayTo} name="lastDay" type="date" required />
              <Button kind="quiet">{person.away}</Button>
            </PostForm>
          </div>
        </>
      )}
    </Box>
  )
}

interface HoldProps {
  dinerId: number
  hold: StandingHold
  today: ServiceDay
}

function Hold({ dinerId, hold, today }: HoldProps) {
  const words = useWords()
  const { person } = useFamilyWords()
  const { holdId, firstDay, lastDay } = hold
  const when = person.regular.paused(
    words.dayFromToday(firstDay, today),
    lastDay === null ? null : words.dayFromToday(lastDay, today),
  )
  return (
    <li className={styles.item}>
      <p>
        <strong>{when}</strong>
      </p>
      <PostForm
        endpoint={standingEndpoints.endHold}
        params={{ dinerId, holdId }}
        body={{}}
        next={paths.familyPerson(dinerId)}
        back={paths.familyPerson(dinerId)}
      >
        <Button kind="quiet" label={`${person.regular.backNow} ${when}`}>
          {person.regular.backNow}
        </Button>
      </PostForm>
    </li>
  )
}
