import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useSession } from './session.ts'

/** Nobody is signed in: two ways in, and a person on the phone for everybody else. */
export function Welcome() {
  const { signIn, callCanteen } = useElderWords()
  const { help } = useSession()
  return (
    <Screen>
      <Mark />
      <Heading>{signIn.welcome}</Heading>
      <Lead>{signIn.welcomeText}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.signIn()}>
          {signIn.byPhone}
        </LinkButton>
        <LinkButton href={paths.help()} note={signIn.byCardNote}>
          {signIn.byCard}
        </LinkButton>
        <LinkButton kind="quiet" href={`tel:${help.phone}`} note={help.phone}>
          {callCanteen}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
