import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'

interface SomethingWrongProps {
  /** The server's own reason when it gave one. */
  sentence?: string
  /** The page to try once more; the first page when it cannot help. */
  again?: string
}

export function SomethingWrong({ sentence, again = paths.today() }: SomethingWrongProps) {
  const { wrong } = useElderWords()
  return (
    <Screen>
      <Mark />
      <Heading>{wrong.heading}</Heading>
      <Lead>{sentence ?? wrong.text}</Lead>
      <Actions>
        <LinkButton kind="primary" href={again}>
          {wrong.again}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
