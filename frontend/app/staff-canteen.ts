import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../queries/identity.ts'

/** A registered device works for its own canteen only; a person for the one she belongs to. */
export function useCanteenId(): number | null {
  const session = useQuery(sessionQuery()).data
  return session?.device?.canteenId ?? session?.staff?.canteenId ?? null
}
