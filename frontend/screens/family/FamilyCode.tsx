import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { familyEndpoints } from '../../../backend/contract/family.ts'
import type { FamilyMember } from '../../../backend/contract/family.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { circleQuery } from '../../queries/family.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { imageOf } from '../../ui/drawing.ts'
import { BigTick } from '../../ui/elder/BigTick.tsx'
import { Actions, Heading, Lead, Screen } from '../../ui/elder/Screen.tsx'
import { useCircleWords } from '../../ui/words/circle.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Refused } from '../elder/Refused.tsx'
import { useDinerId } from '../elder/session.ts'
import styles from './FamilyCode.module.css'

type Circle = ReplyOf<typeof familyEndpoints.getFamilyCircle>
type Code = NonNullable<Circle['code']>

/** She holds the phone up; as soon as somebody is in, it says who. */
const lookAgainMs = 3_000

export function FamilyCode() {
  const dinerId = useDinerId()
  const { data } = useSuspenseQuery({
    ...circleQuery(dinerId),
    refetchInterval: ({ state }) => (state.data?.code === null ? false : lookAgainMs),
  })
  const joined = data.members.find((one) => one.accountId === data.joined)
  if (data.code !== null) return <Show code={data.code} today={data.now.day} dinerId={dinerId} />
  return joined === undefined ? <Over /> : <Joined member={joined} />
}

interface ShowProps {
  code: Code
  today: Circle['now']['day']
  dinerId: number
}

function Show({ code, today, dinerId }: ShowProps) {
  const words = useWords()
  const { code: say } = useCircleWords()
  return (
    <Screen>
      <Refused />
      <Heading>{say.heading}</Heading>
      {code.digits === null ? (
        <Lead>{say.opened}</Lead>
      ) : (
        <div className={styles.code}>
          <img
            className={styles.picture}
            src={imageOf(code.qrSvg)}
            alt={say.qr}
            width="240"
            height="240"
          />
          <p>{say.orType(`${new URL(code.url).host}${paths.join()}`)}</p>
          <p className={styles.digits} aria-label={say.digits}>
            {code.digits}
          </p>
        </div>
      )}
      <Lead>{say.until(words.moment(code.until, today))}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.circle()}>
          {say.done}
        </LinkButton>
        <PostForm
          endpoint={familyEndpoints.revokeFamilyInvitation}
          params={{ dinerId, invitationId: code.invitationId }}
          body={{}}
          next={paths.circle()}
          back={paths.circleCode()}
        >
          <Button kind="quiet">{say.revoke}</Button>
        </PostForm>
      </Actions>
    </Screen>
  )
}

function Joined({ member }: { member: FamilyMember }) {
  const words = useWords()
  const { who, mayDo, code } = useCircleWords()
  return (
    <Screen>
      <div className={styles.centre} aria-live="polite">
        <BigTick />
        <Heading>{code.joined(who(member.name, member.relation))}</Heading>
        <Lead>{code.joinedText(words.list(member.permissions.map((one) => mayDo[one])))}</Lead>
      </div>
      <Actions>
        <LinkButton kind="primary" href={paths.circle()}>
          {code.done}
        </LinkButton>
        <LinkButton href={paths.circleMember(member.accountId)}>{code.joinedChange}</LinkButton>
      </Actions>
    </Screen>
  )
}

function Over() {
  const { code } = useCircleWords()
  return (
    <Screen>
      <Heading>{code.over}</Heading>
      <Lead>{code.overText}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.circleAdd()}>
          {code.again}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
