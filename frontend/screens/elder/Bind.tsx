import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { bindSlipQuery } from '../../queries/identity.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useBindWords } from '../../ui/words/bind.ts'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Refused } from './Refused.tsx'
import { useSession } from './session.ts'

/** Opened from the QR of a printed slip: one question, yes or no. */
export function Bind() {
  const search = new URLSearchParams(useSearch())
  const slip = search.get('slip')
  const dead = slip === null || search.get('refused') !== null
  return <Screen>{dead ? <DeadSlip /> : <Ask slip={slip} />}</Screen>
}

function Ask({ slip }: { slip: string }) {
  const { data } = useSuspenseQuery(bindSlipQuery(slip))
  const words = useWords()
  const bind = useBindWords()
  return (
    <>
      <Mark />
      <Heading>{bind.heading(words.name(data.callName))}</Heading>
      <Lead>{bind.text}</Lead>
      <Actions>
        <PostForm
          endpoint={identityEndpoints.redeemBindSlip}
          body={{ token: slip }}
          next={paths.today()}
          back={paths.bind()}
          after="page"
        >
          <Button kind="primary">{bind.yes}</Button>
        </PostForm>
        <LinkButton href={paths.today()}>{bind.no}</LinkButton>
      </Actions>
    </>
  )
}

function DeadSlip() {
  const bind = useBindWords()
  const { callCanteen } = useElderWords()
  const { help } = useSession()
  return (
    <>
      <Mark />
      <Refused />
      <Heading>{bind.dead}</Heading>
      <Lead>{bind.deadWay}</Lead>
      <Actions>
        <LinkButton kind="primary" href={`tel:${help.phone}`} note={help.phone}>
          {callCanteen}
        </LinkButton>
      </Actions>
    </>
  )
}
