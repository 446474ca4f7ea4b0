import { useSuspenseQuery } from '@tanstack/react-query'
import { present } from '../../../backend/vocabulary/invariant.ts'
import { sessionQuery } from '../../queries/identity.ts'

export const useSession = () => useSuspenseQuery(sessionQuery()).data

/** Whose meals these are. Routes that ask for it let nobody in without. */
export const useDinerId = (): number => present(useSession().diner, 'nobody is signed in').dinerId
