import { useSearch } from 'wouter'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { Field } from '../../ui/Field.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useFieldRefusal } from './Refused.tsx'

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
      {challenge === null ? <AskNumber /> : <AskCode challenge={challenge} />}
    </Screen>
  )
}

function AskNumber() {
  const { signIn } = useElderWords()
  const { summary, error } = useFieldRefusal({ field: 'phone', unreadable: signIn.badPhone })
  return (
    <>
      {summary}
      <Heading>{signIn.heading}</Heading>
      <PostForm
        endpoint={identityEndpoints.askForCode}
        next={paths.signIn('{id}')}
        back={paths.signIn()}
      >
        <Field
          id="phone"
          label={signIn.phone}
          hint={signIn.phoneHint}
          error={error}
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel-national"
          maxLength={16}
        />
        <Button kind="primary">{signIn.send}</Button>
      </PostForm>
    </>
  )
}

function AskCode({ challenge }: { challenge: string }) {
  const { signIn } = useElderWords()
  const here = `${paths.signIn()}?challenge=${encodeURIComponent(challenge)}`
  const { summary, error } = useFieldRefusal({ field: 'code', unreadable: signIn.badCode })
  return (
    <>
      {summary}
      <Heading>{signIn.codeHeading}</Heading>
      <PostForm
        endpoint={identityEndpoints.redeemCode}
        body={{ challenge }}
        next={paths.today()}
        back={here}
        after="page"
      >
        <Field
          id="code"
          label={signIn.code}
          hint={signIn.codeHint}
          error={error}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
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
