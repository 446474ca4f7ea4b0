import { useSearch } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { BigTick } from '../../../ui/elder/BigTick.tsx'
import { Actions, Heading, Lead, Screen } from '../../../ui/elder/Screen.tsx'
import { useStandingWords } from '../../../ui/words/standing.ts'
import styles from '../Done.module.css'

/** It is set, or changed: where to see what comes of it. */
export function StandingDone() {
  const words = useStandingWords()
  const isChange = new URLSearchParams(useSearch()).has('changed')
  return (
    <Screen tone="green">
      <div className={styles.centre}>
        <BigTick />
        <Heading>{isChange ? words.changed : words.done}</Heading>
        <Lead>{words.doneText}</Lead>
      </div>
      <Actions>
        <LinkButton kind="primary" href={paths.meals()}>
          {words.coming}
        </LinkButton>
        <LinkButton href={paths.standing()}>{words.ok}</LinkButton>
      </Actions>
    </Screen>
  )
}

/** It is over; the same again is two presses away. */
export function StandingEnded() {
  const query = useSearch()
  const words = useStandingWords()
  return (
    <Screen>
      <div className={styles.centre}>
        <BigTick />
        <Heading>{words.ended}</Heading>
      </div>
      <Actions>
        <LinkButton kind="primary" href={paths.standing()}>
          {words.ok}
        </LinkButton>
        <LinkButton href={`${paths.standingConfirm()}?${query}`}>{words.again}</LinkButton>
      </Actions>
    </Screen>
  )
}
