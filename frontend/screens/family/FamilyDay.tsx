import { useSuspenseQuery } from '@tanstack/react-query'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { familyDayQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useFamilyWords } from '../../ui/words/family.ts'
import { Refused } from '../elder/Refused.tsx'
import { useSession } from '../elder/session.ts'
import { PersonToday } from './PersonToday.tsx'
import { PhoneToProve } from './PhoneToProve.tsx'
import styles from './FamilyDay.module.css'

/** The page stays open on a desk at work: it looks again by itself. */
const lookAgainMs = 60_000

/** One answer a parent, and whoever needs somebody first. */
export function FamilyDay() {
  const { data } = useSuspenseQuery({ ...familyDayQuery(), refetchInterval: lookAgainMs })
  const { day } = useFamilyWords()
  if (data.people.length === 0) return <Nobody />
  return (
    <Screen>
      <Refused />
      <Heading>{day.heading}</Heading>
      <PhoneToProve />
      <div className={styles.people}>
        {data.people.map((person, place) => (
          <PersonToday
            key={person.dinerId}
            person={person}
            now={data.now}
            place={place === 0 ? 'first' : 'after'}
          />
        ))}
      </div>
      <Actions>
        <LinkButton kind="quiet" href={paths.join()}>
          {day.addParent}
        </LinkButton>
        <Own />
        <SignOut />
      </Actions>
    </Screen>
  )
}

function Nobody() {
  const { day } = useFamilyWords()
  return (
    <Screen>
      <Mark />
      <Heading>{day.nobody}</Heading>
      <Lead>{day.nobodyText}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.join()}>
          {day.haveCode}
        </LinkButton>
        <Own />
        <SignOut />
      </Actions>
    </Screen>
  )
}

/** Somebody who eats here herself has a page of her own. */
function Own() {
  const { grants } = useSession()
  const { day } = useFamilyWords()
  if (!grants.some((grant) => grant.role === 'diner')) return null
  return (
    <LinkButton kind="quiet" href={paths.today()}>
      {day.own}
    </LinkButton>
  )
}

function SignOut() {
  const { day } = useFamilyWords()
  return (
    <PostForm
      endpoint={identityEndpoints.signOut}
      body={{}}
      next={paths.today()}
      back={paths.family()}
      after="page"
    >
      <Button kind="quiet">{day.signOut}</Button>
    </PostForm>
  )
}
