import { useSuspenseQuery } from '@tanstack/react-query'
import { familyEndpoints } from '../../../backend/contract/family.ts'
import type { FamilyMember } from '../../../backend/contract/family.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { circleQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useCircleWords } from '../../ui/words/circle.ts'
import { Refused } from '../elder/Refused.tsx'
import { idFrom } from '../elder/link.ts'
import { useDinerId } from '../elder/session.ts'
import { Permissions } from './Permissions.tsx'

/** One of them: what she may do from now on, or nothing any more. */
export function CircleMember({ params }: { params: Record<string, string> }) {
  const dinerId = useDinerId()
  const { data } = useSuspenseQuery(circleQuery(dinerId))
  const { back } = useElderWords()
  const member = data.members.find((one) => one.accountId === idFrom(params['accountId']))
  return (
    <Screen>
      <TopBar backHref={paths.circle()} back={back} icon={<BackIcon />} />
      <Refused />
      {member === undefined ? <NotThere /> : <Ask dinerId={dinerId} member={member} />}
    </Screen>
  )
}

function Ask({ dinerId, member }: { dinerId: number; member: FamilyMember }) {
  const { member: words } = useCircleWords()
  const about = {
    params: { dinerId, accountId: member.accountId },
    body: {},
    next: paths.circle(),
    back: paths.circleMember(member.accountId),
  }
  return (
    <>
      <Heading>{words.heading(member.name)}</Heading>
      <Lead>{words.always}</Lead>
      <PostForm endpoint={familyEndpoints.changeFamilyMember} {...about}>
        <Actions>
          <Permissions held={member.permissions} />
          <Button kind="primary">{words.keep}</Button>
        </Actions>
      </PostForm>
      <Actions>
        <PostForm endpoint={familyEndpoints.endFamilyMember} {...about}>
          <Button kind="danger" note={words.endNote}>
            {words.end(member.name)}
          </Button>
        </PostForm>
      </Actions>
    </>
  )
}

function NotThere() {
  const { circle, member } = useCircleWords()
  return (
    <>
      <Heading>{member.notThere}</Heading>
      <Actions>
        <LinkButton kind="primary" href={paths.circle()}>
          {circle.title}
        </LinkButton>
      </Actions>
    </>
  )
}
