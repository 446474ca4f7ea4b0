import { useSearch } from 'wouter'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { Field } from '../../ui/Field.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { Refused } from './Refused.tsx'

/** One question a page: first the number, then what was sent to it. No phone number in any address. */
export function SignIn() {
  const { back } = useElderWords()
  const challenge = new URLSearchParams(useSearch()).get('challenge')
  return (
    <Screen>
      <TopBar
        backHref={challenge === null ? paths.today() : paths.signIn()}
        back={back}
        icon={<BackIcon />}
      />
      <Refused />
      {challenge === null ? <AskNumber /> : <AskCode challenge={challenge} />}
    </Screen>
  )
}

function AskNumber() {
  const { signIn } = useElderWords()
  return (
    <>
      <Heading>{signIn.heading}</Heading>
      <PostForm
        endpoint={identityEndpoints.askForCode}
        next={paths.signIn('{id}')}
        back={paths.signIn()}
      >
        <Field
          label={signIn.phone}
          hint={signIn.phoneHint}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={16}
          required
        />
        <Button kind="primary">{signIn.send}</Button>
      </PostForm>
    </>
  )
}

function AskCode({ challenge }: { challenge: string }) {
  const { signIn } = useElderWords()
  const here = `${paths.signIn()}?challenge=${encodeURIComponent(challenge)}`
  return (
    <>
      <Heading>{signIn.codeHeading}</Heading>
      <PostForm
        endpoint={identityEndpoints.redeemCode}
        body={{ challenge }}
        next={paths.today()}
        back={here}
        then="page"
      >
        <Field
          label={signIn.code}
          hint={signIn.codeHint}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          pattern="[0-9]{6}"
          required
        />
        <Button kind="primary">{signIn.enter}</Button>
      </PostForm>
      <Actions>
        <LinkButton kind="quiet" href={paths.signIn()}>
          {signIn.again}
        </LinkButton>
      </Actions>
    </>
  )
}
