import { useState } from 'react'
import { officialEndpoints } from '../../../backend/contract/officials.ts'
import type { OfficialPlace } from '../../queries/staff.ts'
import { Field, Select } from '../../ui/Field.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { OfficeForm } from './OfficeForm.tsx'
import { aboutSignIn, readSignIn, SignInFields } from './SignInFields.tsx'

const roles = ['officer', 'auditor', 'admin'] as const

interface AddOfficialProps {
  places: OfficialPlace[]
  onClose: () => void
  onAdded: (name: string) => void
}

/** Claims are judged by the street: most who are appointed answer for it. */
const usual = (places: readonly OfficialPlace[]): string =>
  String((places.find(({ kind }) => kind === 'street') ?? places[0])?.placeId ?? '')

export function AddOfficial({ places, onClose, onAdded }: AddOfficialProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords()
  const { officials } = words
  const { staff } = words.canteen
  const [name, setName] = useState('')
  return (
    <Dialog title={officials.add} onClose={onClose}>
      <OfficeForm
        endpoint={officialEndpoints.addOfficial}
        params={{ canteenId }}
        about={aboutSignIn}
        read={(fields) => ({
          name: fields.text('name', staff.name),
          role: fields.text('role', officials.role) as (typeof roles)[number],
          placeId: Number(fields.text('placeId', officials.place)),
          ...readSignIn(fields, staff),
        })}
        submit={officials.addIt}
        cancel={onClose}
        done={() => onAdded(name)}
      >
        {(errorOf) => (
          <>
            <Field
              label={staff.name}
              name="name"
              autoComplete="off"
              value={name}
              onChange={setName}
              error={errorOf('name')}
            />
            <Select
              label={officials.role}
              name="role"
              defaultValue="officer"
              options={roles.map((one) => ({ value: one, label: officials.roles[one] }))}
            />
            <Select
              label={officials.place}
              name="placeId"
              defaultValue={usual(places)}
              options={places.map((place) => ({
                value: String(place.placeId),
                label: place.name,
              }))}
            />
            <SignInFields errorOf={errorOf} passPhraseHint={officials.passPhraseHint} />
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}
