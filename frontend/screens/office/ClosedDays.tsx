import { useQuery } from '@tanstack/react-query'
import { canteenEndpoints } from '../../../backend/contract/canteens.ts'
import { closedDaysQuery } from '../../queries/canteens.ts'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import rows from './Rows.module.css'

/** Holidays and the like: no menu, no booking, and the reason for everybody to read. */
export function ClosedDays() {
  const canteenId = useCanteen()
  const base = useWords()
  const words = useOfficeWords()
  const query = useQuery(closedDaysQuery(canteenId))
  const rules = words.canteen.rules
  return (
    <Card heading={rules.closedDays}>
      <Loaded query={query}>
        {({ days }) => (
          <>
            {days.length === 0 && <p className={styles.quiet}>{rules.noClosedDays}</p>}
            <ul className={styles.before}>
              {days.map((closed) => (
                <li key={closed.day} className={rows.row}>
                  <span className={rows.name}>
                    {base.date(closed.day)} {base.weekday(closed.day)}
                  </span>
                  <span>{base.name(closed.reason)}</span>
                </li>
              ))}
            </ul>
            <OfficeForm
              key={days.length}
              endpoint={canteenEndpoints.closeDay}
              params={{ canteenId }}
              about={{ below_booked: 'day' }}
              read={(fields) => ({
                day: fields.day('day', words.day),
                reason: fields.text('reason', rules.reason),
                reasonEn: fields.optional('reasonEn'),
              })}
              submit={rules.closeDay}
              kind="secondary"
            >
              {(errorOf) => (
                <>
                  <Field label={words.day} name="day" type="date" error={errorOf('day')} />
                  <FormGrid>
                    <Field
                      label={rules.reason}
                      name="reason"
                      hint={rules.reasonHint}
                      maxLength={40}
                      error={errorOf('reason')}
                    />
                    <Field label={rules.reasonEn} name="reasonEn" maxLength={60} />
                  </FormGrid>
                </>
              )}
            </OfficeForm>
          </>
        )}
      </Loaded>
    </Card>
  )
}
