import { useQuery } from '@tanstack/react-query'
import { addDays, isServiceDay, mondayOf } from '../../../backend/vocabulary/calendar.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import { paths } from '../../app/paths.ts'
import { menuWeekQuery } from '../../queries/menus.ts'
import type { MenuWeek } from '../../queries/menus.ts'
import { Tabs } from '../../ui/staff/Tabs.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import { MenuTools } from './MenuTools.tsx'
import { MenuWeekGrid } from './MenuWeekGrid.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'
import type { RoomProps } from './OfficeRoom.tsx'
import { useToday } from './use-today.ts'

const weekHref = (monday: ServiceDay): string => paths.office(`menu/${monday}`)

/** `/office/menu` and `/office/menu/2026-11-23`: a week on one page. */
export function MenuRoom({ id = '' }: RoomProps) {
  const words = useOfficeWords()
  const today = useToday()
  const monday = mondayOf(isServiceDay(id) ? id : today)
  const thisMonday = mondayOf(today)
  return (
    <OfficeFrame room="menu" about={<WeekDates monday={monday} />}>
      <Tabs
        label={words.menu.weeks}
        current={weekHref(monday)}
        items={[
          ...(monday < addDays(thisMonday, -7) || monday > addDays(thisMonday, 7)
            ? [{ href: weekHref(monday), label: <WeekDates monday={monday} /> }]
            : []),
          { href: weekHref(addDays(thisMonday, -7)), label: words.menu.previous },
          { href: weekHref(thisMonday), label: words.menu.current },
          { href: weekHref(addDays(thisMonday, 7)), label: words.menu.next },
        ]}
      />
      <Week key={monday} monday={monday} today={today} />
    </OfficeFrame>
  )
}

function WeekDates({ monday }: { monday: ServiceDay }) {
  const base = useWords()
  const words = useOfficeWords().menu
  return words.week(base.date(monday), base.date(addDays(monday, 6)))
}

function Week({ monday, today }: { monday: ServiceDay; today: ServiceDay }) {
  const canteenId = useCanteen()
  const query = useQuery(menuWeekQuery(canteenId, monday))
  return (
    <Loaded query={query}>
      {(week: MenuWeek) => (
        <>
          <MenuTools week={week} />
          <MenuWeekGrid week={week} today={today} />
        </>
      )}
    </Loaded>
  )
}
