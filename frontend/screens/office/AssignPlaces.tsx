import { useState } from 'react'
import { volunteerEndpoints } from '../../../backend/contract/volunteers.ts'
import type { Volunteer } from '../../queries/volunteers.ts'
import { Select } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { OfficeForm } from './OfficeForm.tsx'
import { PlaceChecks } from './PlaceChecks.tsx'

/** Whom a volunteer looks after: some buildings, or, said out loud, the whole canteen. */
export function AssignPlaces({
  volunteer,
  onClose,
}: {
  volunteer: Volunteer
  onClose: () => void
}) {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.staff.volunteers
  const { accountId, name, placeIds } = volunteer
  const [scope, setScope] = useState(placeIds === null ? 'everywhere' : 'some')
  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      <OfficeForm
        endpoint={volunteerEndpoints.assignPlaces}
        params={{ canteenId, accountId }}
        read={(fields) => {
          const chosen = fields.chosen('placeIds').map(Number)
          if (scope === 'some' && chosen.length === 0) fields.fail('placeIds', words.pickOne)
          return { placeIds: scope === 'some' ? chosen : null }
        }}
        submit={words.save}
        cancel={onClose}
        done={onClose}
      >
        <Select
          label={words.scope}
          name="scope"
          value={scope}
          onChange={setScope}
          options={[
            { value: 'some', label: words.some },
            { value: 'everywhere', label: words.everywhere },
          ]}
        />
        {scope === 'some' && (
          <PlaceChecks legend={words.which} hint={words.whichHint} chosen={placeIds ?? []} />
        )}
      </OfficeForm>
    </Dialog>
  )
}
