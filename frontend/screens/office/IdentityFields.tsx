import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { buildingsQuery } from '../../queries/canteens.ts'
import type { Diner } from '../../queries/office.ts'
import { Field, Select } from '../../ui/Field.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { contactRows, readIdNumber } from './identity-fields.ts'
import styles from './Residents.module.css'

interface IdentityFieldsProps {
  /** Absent when somebody new is registered. */
  diner?: Diner
  errorOf: (name: string) => string | undefined
}

/** Who she is, where she lives, whom to call. */
export function IdentityFields({ diner, errorOf }: IdentityFieldsProps) {
  const words = useOfficeWords().people.identity
  return (
    <>
      <FormGrid>
        <Field
          label={words.name}
          name="name"
          autoComplete="off"
          defaultValue={diner?.name}
          maxLength={40}
          error={errorOf('name')}
        />
        <Field
          label={words.phone}
          name="phone"
          type="tel"
          autoComplete="off"
          defaultValue={diner?.phone}
          maxLength={20}
          error={errorOf('phone')}
        />
        {diner !== undefined && (
          <Field
            label={words.namePinyin}
            name="namePinyin"
            autoComplete="off"
            hint={words.namePinyinHint}
            defaultValue={diner.namePinyin}
            maxLength={80}
            error={errorOf('namePinyin')}
          />
        )}
      </FormGrid>
      <Birth diner={diner} errorOf={errorOf} />
      <Home diner={diner} errorOf={errorOf} />
      <Field
        label={words.callerNote}
        name="callerNote"
        autoComplete="off"
        hint={words.callerNoteHint}
        defaultValue={diner?.callerNote}
        maxLength={100}
        error={errorOf('callerNote')}
      />
      <Contacts diner={diner} errorOf={errorOf} />
    </>
  )
}

function Birth({ diner, errorOf }: IdentityFieldsProps) {
  const words = useOfficeWords().people.identity
  const [birthDate, setBirthDate] = useState<string>(diner?.birthDate ?? '')
  const [gender, setGender] = useState<string>(diner?.gender ?? 'female')
  const take = (typed: string) => {
    const read = readIdNumber(typed)
    if (read === null) return
    setBirthDate(read.birthDate)
    setGender(read.gender)
  }
  const kept = diner !== undefined && diner.idNumberMasked !== ''
  return (
    <FormGrid>
      <Field
        label={words.idNumber}
        name="idNumber"
        autoComplete="off"
        hint={kept ? words.idNumberKept(diner.idNumberMasked) : words.idNumberHint}
        maxLength={18}
        onChange={take}
        error={errorOf('idNumber')}
      />
      <Field
        label={words.birthDate}
        name="birthDate"
        type="date"
        value={birthDate}
        onChange={setBirthDate}
        error={errorOf('birthDate')}
      />
      <Select
        label={words.gender}
        name="gender"
        value={gender}
        onChange={setGender}
        options={[
          { value: 'female', label: words.female },
          { value: 'male', label: words.male },
        ]}
      />
    </FormGrid>
  )
}

function Home({ diner, errorOf }: IdentityFieldsProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().people.identity
  const { data } = useQuery(buildingsQuery(canteenId))
  const buildings = data?.buildings ?? []
  return (
    <FormGrid>
      {diner === undefined && (
        <Select
          label={words.community}
          name="communityId"
          options={(data?.communities ?? []).map((community) => ({
            value: String(community.placeId),
            label: community.name,
          }))}
        />
      )}
      <Select
        key={buildings.length}
        label={words.building}
        name="buildingId"
        defaultValue={diner?.buildingId == null ? '' : String(diner.buildingId)}
        options={[
          { value: '', label: words.noBuilding },
          ...buildings.map((building) => ({
            value: String(building.placeId),
            label: `${building.compound} ${building.name}`,
          })),
        ]}
      />
      <Field
        label={words.door}
        name="door"
        autoComplete="off"
        hint={words.doorHint}
        defaultValue={diner?.door}
        maxLength={40}
        error={errorOf('door')}
      />
    </FormGrid>
  )
}

function Contacts({ diner, errorOf }: IdentityFieldsProps) {
  const words = useOfficeWords().people.identity
  const held = diner?.contacts ?? []
  const rows = Array.from({ length: contactRows(held.length) }, (_, place) => place + 1)
  return (
    <fieldset>
      <legend className={styles.legend}>{words.contacts}</legend>
      {rows.map((row) => (
        <div key={row} className={styles.contacts}>
          <Field
            label={words.contactName(row)}
            name={`contactName${row}`}
            autoComplete="off"
            defaultValue={held[row - 1]?.name}
            error={errorOf(`contactName${row}`)}
          />
          <Field
            label={words.contactRelation(row)}
            name={`contactRelation${row}`}
            autoComplete="off"
            defaultValue={held[row - 1]?.relation}
          />
          <Field
            label={words.contactPhone(row)}
            name={`contactPhone${row}`}
            type="tel"
            autoComplete="off"
            defaultValue={held[row - 1]?.phone}
          />
        </div>
      ))}
    </fieldset>
  )
}
