import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { paths } from '../../app/paths.ts'
import { choicesQuery } from '../../queries/bookings.ts'
import { familyPersonQuery } from '../../queries/family.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from '../elder/ChooseDish.module.css'
import { DishChoice } from '../elder/DishChoice.tsx'
import { idFrom } from '../elder/link.ts'
import { Refused } from '../elder/Refused.tsx'

/** The dishes of one meal, priced for her, as she would see them. */
export function FamilyDishes({ params }: { params: Record<string, string> }) {
  const dinerId = idFrom(params['dinerId']) ?? 0
  const servingId = idFrom(new URLSearchParams(useSearch()).get('serving'))
  const { data } = useSuspenseQuery(choicesQuery(dinerId, servingId))
  const { now, diner } = useSuspenseQuery(familyPersonQuery(dinerId)).data
  const words = useWords()
  const { choose, back } = useElderWords()
  const { book } = useFamilyWords()
  return (
    <Screen>
      <TopBar backHref={paths.family()} back={back} icon={<BackIcon />} />
      <Refused />
      <Heading>
        {book.heading(
          words.name(diner.callName),
          words.mealOn(data.when.day, data.when.meal, now.day),
        )}
      </Heading>
      {data.offerings.length === 0 && (
        <EmptyState words={choose.empty}>{choose.emptyWay}</EmptyState>
      )}
      <ul className={styles.dishes}>
        {data.offerings.map((choice) => (
          <li key={choice.plate.offeringId}>
            <DishChoice
              choice={choice}
              choices={data}
              confirm={(meal) => paths.familyConfirm(dinerId, meal)}
            />
          </li>
        ))}
      </ul>
      {data.otherServings.length > 0 && (
        <section>
          <h2 className={styles.others}>{choose.otherDays}</h2>
          <Actions>
            {data.otherServings.map((when) => (
              <LinkButton
                key={when.servingId}
                kind="quiet"
                href={paths.familyDishes(dinerId, when.servingId)}
              >
                {words.mealOn(when.day, when.meal, now.day)}
              </LinkButton>
            ))}
          </Actions>
        </section>
      )}
    </Screen>
  )
}
