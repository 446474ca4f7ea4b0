import type { ServiceDay } from '../../../../backend/vocabulary/calendar.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { textAt } from './entry-path.ts'

export const stages = ['in_force', 'to_come', 'draft', 'ended'] as const
export type Stage = (typeof stages)[number]

/** Where a version stands today: switched on does not mean that it holds already. */
export const stageOf = ({ state, entry }: SchemeVersion, today: ServiceDay): Stage => {
  if (state !== 'active') return state
  const lastDay = textAt(entry, 'lastDay')
  if (lastDay !== '' && lastDay < today) return 'ended'
  return textAt(entry, 'firstDay') > today ? 'to_come' : 'in_force'
}

/** The version in use that would hold beside this one: it has to end the day before. */
export const inTheWay = (
  version: SchemeVersion,
  versions: readonly SchemeVersion[],
): SchemeVersion | undefined => {
  const firstDay = textAt(version.entry, 'firstDay')
  return versions.find(
    ({ schemeId, schemeVersionId, state, entry }) =>
      state === 'active' &&
      schemeId === version.schemeId &&
      schemeVersionId !== version.schemeVersionId &&
      (textAt(entry, 'lastDay') === '' || textAt(entry, 'lastDay') >= firstDay),
  )
}
