import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { paths } from '../../app/paths.ts'
import { choicesQuery, todayQuery } from '../../queries/bookings.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { DishChoice } from './DishChoice.tsx'
import { idFrom } from './link.ts'
import { Refused } from './Refused.tsx'
import { useDinerId } from './session.ts'
import styles from './ChooseDish.module.css'

export function ChooseDish() {
  const dinerId = useDinerId()
  const servingId = idFrom(new URLSearchParams(useSearch()).get('serving'))
  const { data } = useSuspenseQuery(choicesQuery(dinerId, servingId))
  const { now } = useSuspenseQuery(todayQuery(dinerId)).data
  const words = useWords()
  const elder = useElderWords()
  return (
    <Screen>
      <TopBar backHref={paths.today()} back={elder.back} icon={<BackIcon />} />
      <Refused />
      <Heading>
        {(data.booked === null ? elder.choose.heading : elder.choose.changeHeading)(
          words.mealOn(data.when.day, data.when.meal, now.day),
        )}
      </Heading>
      {data.offerings.length === 0 && (
        <EmptyState words={elder.choose.empty}>{elder.choose.emptyWay}</EmptyState>
      )}
      <ul className={styles.dishes}>
        {data.offerings.map((choice) => (
          <li key={choice.plate.offeringId}>
            <DishChoice choice={choice} choices={data} />
          </li>
        ))}
      </ul>
      {data.otherServings.length > 0 && (
        <section>
          <h2 className={styles.others}>{elder.choose.otherDays}</h2>
          <Actions>
            {data.otherServings.map((when) => (
              <LinkButton key={when.servingId} kind="quiet" href={paths.dishes(when.servingId)}>
                {words.mealOn(when.day, when.meal, now.day)}
              </LinkButton>
            ))}
          </Actions>
        </section>
      )}
    </Screen>
  )
}
