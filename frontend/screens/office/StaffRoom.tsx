import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { staffEndpoints } from '../../../backend/contract/staff.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { staffQuery } from '../../queries/staff.ts'
import type { StaffMember } from '../../queries/staff.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { BuildingCare } from './BuildingCare.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'
import { Officials } from './Officials.tsx'
import type { RoomProps } from './OfficeRoom.tsx'
import { PlaceChecks } from './PlaceChecks.tsx'
import { ResetFactor } from './ResetFactor.tsx'
import { aboutSignIn, readSignIn, SignInFields } from './SignInFields.tsx'
import { StaffTable } from './StaffTable.tsx'
import { StaffTabs } from './StaffTabs.tsx'
import { VolunteerHours } from './VolunteerHours.tsx'

/** `/office/staff`, `/office/staff/care`, `/office/staff/hours`. */
export function StaffRoom({ id }: RoomProps) {
  if (id === 'care') return <BuildingCare />
  if (id === 'hours') return <VolunteerHours />
  return <People />
}

function People() {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.staff
  const query = useQuery(staffQuery(canteenId))
  const appoints = useQuery(sessionQuery()).data?.staff?.roles.includes('admin') ?? false
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState<string>()
  const [ending, setEnding] = useState<StaffMember | null>(null)
  const [resetting, setResetting] = useState<StaffMember | null>(null)
  const [reset, setReset] = useState<string>()
  return (
    <OfficeFrame room="staff">
      <StaffTabs current="staff" />
      {added !== undefined && <Notice tone="calm" heading={words.added(added)} />}
      {reset !== undefined && <Notice tone="calm" heading={words.factor.done(reset)} />}
      <div className={styles.toolbar}>
        <Button type="button" kind="primary" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </div>
      <Loaded query={query}>
        {({ staff }) =>
          staff.length === 0 ? (
            <EmptyState words={words.none} />
          ) : (
            <StaffTable staff={staff} onEnd={setEnding} onReset={setResetting} />
          )
        }
      </Loaded>
      {adding && (
        <AddStaff
          onClose={() => setAdding(false)}
          onAdded={(name) => {
            setAdding(false)
            setAdded(name)
          }}
        />
      )}
      {resetting !== null && (
        <ResetFactor
          member={resetting}
          onClose={() => setResetting(null)}
          onReset={() => {
            setResetting(null)
            setReset(resetting.name)
          }}
        />
      )}
      {ending !== null && <EndStaff member={ending} onClose={() => setEnding(null)} />}
      {appoints && <Officials />}
    </OfficeFrame>
  )
}

const roles = ['volunteer', 'counter', 'kitchen', 'manager'] as const
type AddedRole = (typeof roles)[number]

interface AddStaffProps {
  onClose: () => void
  onAdded: (name: string) => void
}

function AddStaff({ onClose, onAdded }: AddStaffProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().canteen.staff
  const { role: roleWords } = useStaffWords()
  const [name, setName] = useState('')
  const [role, setRole] = useState<string>('volunteer')
  return (
    <Dialog title={words.add} onClose={onClose}>
      <OfficeForm
        endpoint={staffEndpoints.addStaff}
        params={{ canteenId }}
        about={aboutSignIn}
        read={(fields) => ({
          name: fields.text('name', words.name),
          ...readSignIn(fields, words),
          role: fields.text('role', words.role) as AddedRole,
          placeIds: role === 'volunteer' ? fields.chosen('placeIds').map(Number) : [],
        })}
        submit={words.add}
        cancel={onClose}
        done={() => onAdded(name)}
      >
        {(errorOf) => (
          <>
            <FormGrid>
              <Field
                label={words.name}
                name="name"
                autoComplete="off"
                value={name}
                onChange={setName}
                error={errorOf('name')}
              />
              <Select
                label={words.role}
                name="role"
                value={role}
                onChange={setRole}
                options={roles.map((one) => ({ value: one, label: roleWords[one] }))}
              />
            </FormGrid>
            <SignInFields errorOf={errorOf} passPhraseHint={words.passPhraseHint} />
            {role === 'volunteer' && <PlaceChecks legend={words.places} hint={words.placesHint} />}
          </>
        )}
      </OfficeForm>
    </Dialog>
  )
}

function EndStaff({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const canteenId = useCanteen()
  const words = useOfficeWords()
  return (
    <Dialog title={words.canteen.staff.endTitle(member.name)} onClose={onClose}>
      <OfficeForm
        endpoint={staffEndpoints.endStaff}
        params={{ canteenId, accountId: member.accountId }}
        read={(fields) => ({ reason: fields.optional('reason') })}
        submit={words.end}
        kind="danger"
        cancel={onClose}
        done={onClose}
      >
        <p className={styles.before}>{words.canteen.staff.endText}</p>
        <Field label={words.canteen.staff.reason} name="reason" maxLength={200} />
      </OfficeForm>
    </Dialog>
  )
}
