import type { StaffMember } from '../../queries/staff.ts'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Keep } from './Keep.tsx'
import { RowAction } from './RowAction.tsx'

interface StaffTableProps {
  staff: StaffMember[]
  onEnd: (member: StaffMember) => void
  onReset: (member: StaffMember) => void
}

export function StaffTable({ staff, onEnd, onReset }: StaffTableProps) {
  const base = useWords()
  const { role } = useStaffWords()
  const office = useOfficeWords()
  const words = office.canteen.staff
  return (
    <Table
      caption={words.caption}
      rows={staff}
      rowKey={(member) => member.accountId}
      columns={[
        { key: 'name', heading: words.name, cell: (member) => <Keep>{member.name}</Keep> },
        {
          key: 'role',
          heading: words.role,
          cell: (member) => base.list(member.roles.map((one) => role[one])),
        },
        { key: 'userName', heading: words.userName, cell: (member) => member.userName },
        {
          key: 'places',
          heading: words.places,
          cell: (member) =>
            member.places.length === 0
              ? words.everywhere
              : base.list(member.places.map((place) => place.name)),
        },
        {
          key: 'factor',
          heading: <span className="spoken-only">{words.factor.it}</span>,
          cell: (member) =>
            member.mayResetSecondFactor && (
              <RowAction
                name={words.factor.reset(member.name)}
                words={words.factor.it}
                onPress={() => onReset(member)}
              />
            ),
        },
        {
          key: 'end',
          heading: <span className="spoken-only">{office.end}</span>,
          cell: (member) => (
            <RowAction
              name={words.end(member.name)}
              words={office.end}
              onPress={() => onEnd(member)}
            />
          ),
        },
      ]}
    />
  )
}
