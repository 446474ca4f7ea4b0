import { Actions, Heading, Screen, TopBar } from '../../ui/elder/Screen.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useWords } from '../../ui/words/words.tsx'
import type { Picked } from './picked.ts'

interface ChooseTurnProps {
  picked: Picked
  /** The question again, with her turn in it. */
  back: (meal: Picked['here']) => string
}

/** When she comes: the turn she has is the one to press, each other is one tap too. */
export function ChooseTurn({ picked: { choices, when, here }, back }: ChooseTurnProps) {
  const words = useWords()
  const elder = useElderWords()
  return (
    <Screen>
      <TopBar backHref={back(here)} back={elder.back} icon={<BackIcon />} />
      <Heading>{elder.turns.heading}</Heading>
      <Actions>
        <LinkButton kind="primary" href={back(here)}>
          {elder.turns.keep(words.window(when))}
        </LinkButton>
        {choices.windows
          .filter(({ from }) => from !== when.from)
          .map((turn) => (
            <LinkButton key={turn.from} href={back({ ...here, at: turn.from })}>
              {words.window(turn)}
            </LinkButton>
          ))}
      </Actions>
    </Screen>
  )
}
