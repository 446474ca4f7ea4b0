import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { policyQuery } from '../../queries/canteens.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'

/** To the call list, where the canteen lets volunteers work through it. */
export function CallsLink({ canteenId }: { canteenId: number }) {
  const { callsToMake } = useDeskWords()
  const policy = useQuery(policyQuery(canteenId)).data
  if (policy?.volunteersMayCall !== true) return null
  return (
    <p>
      <LinkButton href={paths.deskCalls()} kind="quiet">
        {callsToMake}
      </LinkButton>
    </p>
  )
}
