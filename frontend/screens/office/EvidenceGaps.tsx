import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { foodSafetyEndpoints } from '../../../backend/contract/food-safety.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { missingEvidenceQuery } from '../../queries/food-safety.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import styles from './EvidenceGaps.module.css'

const shownGaps = 5

interface MealProps {
  when: ReplyOf<typeof foodSafetyEndpoints.listMissingEvidence>['servings'][number]['when']
  today: ServiceDay
}

/** Leads to the day's sheet whoever may see it: on it stands how the people of the kitchen were. */
function Meal({ when, today }: MealProps) {
  const base = useWords()
  const session = useQuery(sessionQuery()).data
  const name = base.mealNameOn(when.day, when.meal, today)
  if (session?.staff?.roles.includes('manager') !== true) return <strong>{name}</strong>
  return (
    <a
      className={styles.meal}
      href={`${paths.foodSafety('sheet', when.day)}?canteen=${when.canteenId}`}
    >
      {name}
    </a>
  )
}

/** Meals that were served without all their food safety records: nobody can add them any more, so they stay. */
export function EvidenceGaps({ today }: { today: ServiceDay }) {
  const words = useOfficeWords().today
  const canteenId = useCanteen()
  const { data } = useQuery(missingEvidenceQuery(canteenId))
  if (data === undefined || data.servings.length === 0) return null
  const more = data.servings.length - shownGaps
  return (
    <Notice tone="refused" heading={words.evidence(data.servings.length)}>
      <ul>
        {data.servings.slice(0, shownGaps).map(({ when, because }) => (
          <li key={when.servingId}>
            <Meal when={when} today={today} /> {because.sentence}
          </li>
        ))}
        {more > 0 && <li>{words.moreEvidence(more)}</li>}
      </ul>
    </Notice>
  )
}
