import { useId, useState } from 'react'
import { menuEndpoints } from '../../../backend/contract/menus.ts'
import { addDays } from '../../../backend/vocabulary/calendar.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import type { MenuWeek } from '../../queries/menus.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Tag } from '../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useCanteen } from './canteen.ts'
import styles from './Office.module.css'

const hasServings = (week: MenuWeek): boolean => week.days.some((day) => day.servings.length > 0)

/** The two buttons a week needs: filled like the last one, then opened for booking. */
export function MenuTools({ week }: { week: MenuWeek }) {
  const canteenId = useCanteen()
  const words = useOfficeWords().menu
  const staff = useStaffWords()
  const becauseId = useId()
  const [said, setSaid] = useState<string>()
  const copy = useSend(menuEndpoints.copyMenuWeek, ({ servings }) =>
    setSaid(words.copied(servings)),
  )
  const publish = useSend(menuEndpoints.publishMenuWeek, ({ opened }) =>
    setSaid(words.published(opened)),
  )
  const params = { canteenId, monday: week.monday }
  const busy = copy.isPending || publish.isPending
  const failed = copy.isError ? copy.error : publish.isError ? publish.error : null
  const filled = hasServings(week)
  const why = filled ? week.can.publish : week.can.copyLastWeek
  return (
    <>
      {said !== undefined && failed === null && <Notice tone="calm" heading={said} />}
      {failed !== null && <Notice tone="refused" heading={sentenceFor(failed, staff.offline)} />}
      <div className={styles.toolbar}>
        <WeekState week={week} />
        {!filled && (
          <Button
            type="button"
            kind="primary"
            disabled={busy || !week.can.copyLastWeek.allowed}
            describedBy={week.can.copyLastWeek.allowed ? undefined : becauseId}
            onClick={() => copy.mutate({ params, body: { from: addDays(week.monday, -7) } })}
          >
            {words.copy}
          </Button>
        )}
        {filled && (week.publishedAt === null || week.can.publish.allowed) && (
          <Button
            type="button"
            kind="primary"
            disabled={busy || !week.can.publish.allowed}
            describedBy={week.can.publish.allowed ? undefined : becauseId}
            onClick={() => publish.mutate({ params })}
          >
            {words.publish}
          </Button>
        )}
        {!why.allowed && week.publishedAt === null && (
          <p id={becauseId} className={styles.because}>
            {why.because.sentence}
          </p>
        )}
      </div>
    </>
  )
}

function WeekState({ week }: { week: MenuWeek }) {
  const words = useOfficeWords().menu.state
  if (week.publishedAt !== null)
    return <Tag tone="good">{words.published(week.publishedBy ?? '')}</Tag>
  return hasServings(week) ? <Tag tone="look">{words.draft}</Tag> : <Tag>{words.none}</Tag>
}
