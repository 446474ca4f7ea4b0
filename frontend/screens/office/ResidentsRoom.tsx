import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../app/Navigation.tsx'
import { paths } from '../../app/paths.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { residentsQuery } from '../../queries/office.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { SearchBox } from '../../ui/staff/SearchBox.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { useCanteen } from './canteen.ts'
import { ImportResidents } from './ImportResidents.tsx'
import { LikelyTwins } from './LikelyTwins.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import type { RoomProps } from './OfficeRoom.tsx'
import { RegisterResident } from './RegisterResident.tsx'
import { ResidentRecord } from './ResidentRecord.tsx'
import residents from './Residents.module.css'

/** `/office/residents`, `…/new`, `…/import`, `…/:dinerId`, `…/:dinerId/:part`. */
export function ResidentsRoom({ id, part }: RoomProps) {
  if (id === 'new') return <RegisterResident />
  if (id === 'import') return <ImportResidents />
  if (id !== undefined) return <ResidentRecord dinerId={Number(id)} part={part} />
  return <FindResident />
}

function FindResident() {
  const canteenId = useCanteen()
  const go = useGo()
  const base = useWords()
  const words = useOfficeWords()
  const [typed, setTyped] = useState('')
  const { data, isFetching } = useQuery(residentsQuery(canteenId, typed))
  const found = data?.diners ?? []
  const isManager = useQuery(sessionQuery()).data?.staff?.roles.includes('manager') === true
  return (
    <OfficeFrame room="residents">
      <div className={styles.toolbar}>
        <LinkButton href={paths.office('residents/new')} kind="primary">
          {words.people.register}
        </LinkButton>
        {isManager && (
          <LinkButton href={paths.office('residents/import')}>{words.imports.open}</LinkButton>
        )}
      </div>
      <div className={styles.narrow}>
        <SearchBox
          label={words.people.search}
          hint={words.people.search}
          value={typed}
          onType={setTyped}
          state={isFetching ? 'searching' : 'ready'}
          found={found}
          foundKey={(diner) => diner.dinerId}
          count={data === undefined ? undefined : words.people.shown(found.length, data.total)}
          nothing={words.people.none(typed)}
          onChoose={(diner) => void go(paths.office(`residents/${diner.dinerId}`))}
          row={(diner) => (
            <span className={residents.found}>
              <strong className={residents.name}>{diner.name}</strong>
              <span>{words.people.about(base.years(diner.age), diner.door)}</span>
              <span className={residents.tail}>{words.people.phoneTail(diner.phoneTail)}</span>
            </span>
          )}
        />
      </div>
      {isManager && <LikelyTwins />}
    </OfficeFrame>
  )
}
