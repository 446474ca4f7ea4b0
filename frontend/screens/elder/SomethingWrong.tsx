import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'

/** `sentence` is the server's own reason when it gave one. */
export function SomethingWrong({ sentence }: { sentence?: string }) {
  const { wrong } = useElderWords()
  return (
    <Screen>
      <Mark />
      <Heading>{wrong.heading}</Heading>
      <Lead>{sentence ?? wrong.text}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.today()}>
          {wrong.again}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
