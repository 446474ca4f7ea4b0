import type { FamilyPermission } from '../../../backend/vocabulary/role.ts'
import { TickBox } from '../../ui/elder/TickBox.tsx'
import { useCircleWords } from '../../ui/words/circle.ts'

const given = ['book', 'pay', 'health'] as const

/** What she can give or keep to herself; that they see whether she ate goes with being linked. */
export function Permissions({ held }: { held: readonly FamilyPermission[] }) {
  const { mayDo } = useCircleWords()
  return (
    <>
      {given.map((one) => (
        <TickBox key={one} name={one} label={mayDo[one]} defaultChecked={held.includes(one)} />
      ))}
    </>
  )
}
