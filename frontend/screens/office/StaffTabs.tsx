import { paths } from '../../app/paths.ts'
import { Tabs } from '../../ui/staff/Tabs.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'

export const staffParts = ['staff', 'care', 'hours'] as const
export type StaffPart = (typeof staffParts)[number]

const pathOf = (part: StaffPart): string =>
  part === 'staff' ? paths.office('staff') : paths.office(`staff/${part}`)

/** Who works here; who looks after which building; how long volunteers were at it. */
export function StaffTabs({ current }: { current: StaffPart }) {
  const words = useOfficeWords().canteen.staff.volunteers
  return (
    <Tabs
      label={words.tabs}
      items={staffParts.map((part) => ({ href: pathOf(part), label: words[part] }))}
      current={pathOf(current)}
    />
  )
}
