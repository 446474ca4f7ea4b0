import { useSuspenseQuery } from '@tanstack/react-query'
import { familyEndpoints } from '../../../backend/contract/family.ts'
import type { FamilyMember } from '../../../backend/contract/family.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { circleQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useCircleWords } from '../../ui/words/circle.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Refused } from '../elder/Refused.tsx'
import { useDinerId, useSession } from '../elder/session.ts'
import styles from './Circle.module.css'

/** Who looks after her, what each may do, and the way to let somebody else in. */
export function Circle() {
  const dinerId = useDinerId()
  const { data } = useSuspenseQuery(circleQuery(dinerId))
  const { back } = useElderWords()
  const { circle } = useCircleWords()
  const looksAfter = useSession().grants.some((grant) => grant.role === 'family')
  const { members, ended } = data
  return (
    <Screen>
      <TopBar backHref={paths.help()} back={back} icon={<BackIcon />} />
      <Refused />
      {ended.slice(0, 1).map((member) => (
        <Gone key={member.accountId} dinerId={dinerId} member={member} />
      ))}
      <Heading>{members.length === 0 ? circle.nobody : circle.heading}</Heading>
      {members.length === 0 && <Lead>{circle.nobodyText}</Lead>}
      <ul className={styles.members}>
        {members.map((member) => (
          <Member key={member.accountId} member={member} />
        ))}
      </ul>
      <Actions>
        <LinkButton kind="primary" href={paths.circleAdd()}>
          {circle.add}
        </LinkButton>
        {looksAfter && <LinkButton href={paths.family()}>{circle.others}</LinkButton>}
      </Actions>
    </Screen>
  )
}

function Member({ member }: { member: FamilyMember }) {
  const words = useWords()
  const { who, mayDo, circle } = useCircleWords()
  return (
    <li className={styles.member}>
      <h2 className={styles.name}>{who(member.name, member.relation)}</h2>
      <p>{circle.can(words.list(member.permissions.map((one) => mayDo[one])))}</p>
      <div className={styles.way}>
        <LinkButton kind="quiet" href={paths.circleMember(member.accountId)}>
          {circle.change(member.name)}
        </LinkButton>
      </div>
    </li>
  )
}

/** Ended, and one tap from being as it was. */
function Gone({ dinerId, member }: { dinerId: number; member: FamilyMember }) {
  const { circle } = useCircleWords()
  return (
    <Notice tone="look" heading={circle.gone(member.name)}>
      <PostForm
        endpoint={familyEndpoints.restoreFamilyMember}
        params={{ dinerId, accountId: member.accountId }}
        body={{}}
        next={paths.circle()}
        back={paths.circle()}
      >
        <Button kind="secondary">{circle.restore}</Button>
      </PostForm>
    </Notice>
  )
}
