import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { isServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { dayReportQuery } from '../../queries/cash.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { useCashWords } from '../../ui/words/cash.ts'
import { DayReport } from './DayReport.tsx'
import styles from './Report.module.css'
import { Trouble } from './Trouble.tsx'

interface ReportPageProps {
  canteenId: number
  mayUndo: boolean
  /** Further ways on, beside the printer. */
  children?: ReactNode
}

/** One day of the drawer to look at and to print; today's by the server's clock at first. */
export function ReportPage({ canteenId, mayUndo, children }: ReportPageProps) {
  const { report: words } = useCashWords()
  const today = useQuery(sessionQuery()).data?.today
  const [picked, setPicked] = useState<ServiceDay | null>(null)
  const day = picked ?? today
  return (
    <>
      <div className={`${styles.tools} screen-only`}>
        <Field
          label={words.day}
          name="day"
          type="date"
          value={day ?? ''}
          onChange={(text) => {
            if (isServiceDay(text)) setPicked(text)
          }}
        />
        <Button type="button" kind="secondary" icon={<PrinterGlyph />} onClick={() => print()}>
          {words.print}
        </Button>
        {children}
      </div>
      {day !== undefined && <Loading canteenId={canteenId} day={day} mayUndo={mayUndo} />}
    </>
  )
}

function Loading(props: { canteenId: number; day: ServiceDay; mayUndo: boolean }) {
  const { canteenId, day, mayUndo } = props
  const { report: words } = useCashWords()
  const report = useQuery(dayReportQuery(canteenId, day))
  if (report.data === undefined) return <Trouble heading={words.failed} list={report} />
  return <DayReport canteenId={canteenId} report={report.data} mayUndo={mayUndo} />
}
