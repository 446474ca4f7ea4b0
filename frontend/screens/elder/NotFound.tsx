import { paths } from '../../app/paths.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Actions, Heading, Lead, Mark, Screen } from '../../ui/elder/Screen.tsx'
import { useElderWords } from '../../ui/words/elder.ts'

export function NotFound() {
  const { notFound, toToday } = useElderWords()
  return (
    <Screen>
      <Mark />
      <Heading>{notFound.heading}</Heading>
      <Lead>{notFound.text}</Lead>
      <Actions>
        <LinkButton kind="primary" href={paths.today()}>
          {toToday}
        </LinkButton>
      </Actions>
    </Screen>
  )
}
