import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Month } from '../../../backend/vocabulary/calendar.ts'
import { volunteerHoursQuery } from '../../queries/volunteers.ts'
import type { VolunteerHours as Hours } from '../../queries/volunteers.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import { StaffTabs } from './StaffTabs.tsx'

/** What volunteers gave in a month, by name: for thanking them, on paper too. */
export function VolunteerHours() {
  const [month, setMonth] = useState<Month>()
  const words = useOfficeWords().canteen.staff.volunteers
  const query = useQuery(volunteerHoursQuery(useCanteen(), month))
  return (
    <OfficeFrame room="staff" pageTitle={words.hours}>
      <StaffTabs current="hours" />
      <Loaded query={query}>
        {(hours) => (
          <div className={styles.stack}>
            <Choose hours={hours} onMonth={setMonth} />
            <h2 className={styles.heading}>{words.month(hours.month)}</h2>
            {hours.volunteers.length === 0 ? (
              <EmptyState words={words.noHours} />
            ) : (
              <List hours={hours} />
            )}
            <p className={styles.quiet}>{words.thanks}</p>
          </div>
        )}
      </Loaded>
    </OfficeFrame>
  )
}

function Choose({ hours, onMonth }: { hours: Hours; onMonth: (month: Month) => void }) {
  const words = useOfficeWords().canteen.staff.volunteers
  const { next, previous } = hours
  return (
    <div className={`${styles.toolbar} screen-only`}>
      <Button type="button" kind="secondary" onClick={() => onMonth(previous)}>
        {words.before}
      </Button>
      <Button
        type="button"
        kind="secondary"
        disabled={next === null}
        onClick={() => {
          if (next !== null) onMonth(next)
        }}
      >
        {words.after}
      </Button>
      <Button type="button" kind="quiet" icon={<PrinterGlyph />} onClick={() => window.print()}>
        {words.print}
      </Button>
    </div>
  )
}

function List({ hours }: { hours: Hours }) {
  const words = useOfficeWords().canteen.staff.volunteers
  return (
    <Table<Hours['volunteers'][number]>
      caption={words.month(hours.month)}
      rows={hours.volunteers}
      rowKey={({ accountId }) => accountId}
      columns={[
        { key: 'name', heading: words.name, cell: ({ name }) => <Keep>{name}</Keep> },
        { key: 'times', heading: words.times, kind: 'number', cell: ({ shifts }) => shifts },
        {
          key: 'time',
          heading: words.time,
          kind: 'number',
          cell: ({ minutes }) => <Keep>{words.lasted(minutes)}</Keep>,
        },
      ]}
    />
  )
}
