import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../../queries/identity.ts'

/** Which buttons to show; the server decides. */
export const useMayClaim = (): { manages: boolean; judges: boolean } => {
  const roles = useQuery(sessionQuery()).data?.staff?.roles ?? []
  return { manages: roles.includes('manager'), judges: roles.includes('officer') }
}
