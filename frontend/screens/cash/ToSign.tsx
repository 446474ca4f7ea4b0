import { cashEndpoints } from '../../../backend/contract/cash.ts'
import { timeOfDayAt } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import type { DrawerShift } from '../../queries/cash.ts'
import { useSend } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import styles from './Cash.module.css'
import { Refused } from './Trouble.tsx'

/** Counts that wait for a second pair of eyes, and how somebody comes to be one. */
export function ToSign({ canteenId, shifts }: { canteenId: number; shifts: DrawerShift[] }) {
  const { sign } = useCashWords()
  if (shifts.length === 0) return null
  return (
    <Notice tone="look" heading={sign.heading}>
      <ul className={styles.counts}>
        {shifts.map((shift) => (
          <li key={shift.shiftId}>
            <OneCount canteenId={canteenId} shift={shift} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function OneCount({ canteenId, shift }: { canteenId: number; shift: DrawerShift }) {
  const { sign, difference, working } = useCashWords()
  const send = useSend(cashEndpoints.signDrawer)
  const { shiftId, closed } = shift
  if (closed === null) return null
  const time = timeOfDayAt(new Date(closed.closedAt))
  return (
    <>
      <p>{sign.closed(closed.closedByName, time)}</p>
      <p>
        {sign.sums(closed.countedFen, closed.expectedFen)}{' '}
        <strong className={styles.differs}>{difference(closed.differenceFen)}</strong>
      </p>
      {closed.explanation !== '' && <p className={styles.quote}>{closed.explanation}</p>}
      <Refused error={send.error} />
      {closed.can.sign.allowed ? (
        <Row>
          <Button
            type="button"
            kind="secondary"
            label={sign.doOf(time)}
            disabled={send.isPending}
            onClick={() => send.mutate({ params: { canteenId }, body: { shiftId } })}
          >
            {send.isPending ? working : sign.do}
          </Button>
        </Row>
      ) : (
        <>
          <p className={styles.text}>{sign.how}</p>
          <Row>
            <LinkButton kind="secondary" href={paths.staffSignIn(paths.counter('cash'))}>
              {sign.other}
            </LinkButton>
          </Row>
        </>
      )}
    </>
  )
}
