import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'

interface SomethingWrongProps {
  /** The server's own reason when it gave one. */
  sentence?: string
  /** The page to try once more. Without one, a reason will not pass by itself: only the first page leads on. */
  again?: string
}

export function SomethingWrong({ sentence, again }: SomethingWrongProps) {
  const { wrong, toToday } = useElderWords()
  return (
    <Screen>
      <Mark />
      <Heading>{wrong.heading}</Heading>
      <Lead>{sentence ?? wrong.text}</Lead>
      <Actions>
        <LinkButton kind="primary" href={again ?? paths.today()}>
          {sentence !== undefined && again === undefined ? toToday : wrong.again}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
