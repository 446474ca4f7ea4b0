import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { buildingCareQuery } from '../../queries/volunteers.ts'
import type { BuildingCare as Care, Volunteer } from '../../queries/volunteers.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Table } from '../../ui/staff/Table.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { AssignPlaces } from './AssignPlaces.tsx'
import { useCanteen } from './canteen.ts'
import { Keep } from './Keep.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import { RowAction } from './RowAction.tsx'
import { StaffTabs } from './StaffTabs.tsx'

/** Which volunteer looks after which building, and which buildings nobody does. */
export function BuildingCare() {
  const query = useQuery(buildingCareQuery(useCanteen()))
  const words = useOfficeWords().canteen.staff.volunteers
  const [assigning, setAssigning] = useState<Volunteer | null>(null)
  return (
    <OfficeFrame room="staff" pageTitle={words.care}>
      <StaffTabs current="care" />
      <Loaded query={query}>
        {(care) => (
          <div className={styles.stack}>
            <Gaps buildings={care.buildings} />
            <Volunteers care={care} onAssign={setAssigning} />
            <Buildings buildings={care.buildings} />
          </div>
        )}
      </Loaded>
      {assigning !== null && (
        <AssignPlaces volunteer={assigning} onClose={() => setAssigning(null)} />
      )}
    </OfficeFrame>
  )
}

type Building = Care['buildings'][number]

/** An empty building needs nobody. */
const uncared = ({ residents, volunteers }: Building): boolean =>
  residents > 0 && volunteers.length === 0

function Gaps({ buildings }: { buildings: readonly Building[] }) {
  const words = useOfficeWords().canteen.staff.volunteers
  const gaps = buildings.filter(uncared).length
  if (buildings.length === 0) return null
  if (gaps === 0) return <Notice tone="calm" heading={words.allCared} />
  return (
    <Notice tone="look" heading={words.nobody(gaps)}>
      <p>{words.nobodyWay}</p>
    </Notice>
  )
}

function Volunteers({ care, onAssign }: { care: Care; onAssign: (one: Volunteer) => void }) {
  const words = useOfficeWords().canteen.staff.volunteers
  const base = useWords()
  const names = new Map(
    care.buildings.map(({ placeId, compound, name }) => [placeId, `${compound} ${name}`.trim()]),
  )
  if (care.volunteers.length === 0) return <EmptyState words={words.noVolunteers} />
  return (
    <section>
      <h2 className={styles.heading}>{words.volunteers}</h2>
      <Table<Volunteer>
        caption={words.volunteers}
        rows={care.volunteers}
        rowKey={({ accountId }) => accountId}
        columns={[
          { key: 'name', heading: words.name, cell: ({ name }) => <Keep>{name}</Keep> },
          {
            key: 'places',
            heading: words.places,
            cell: ({ placeIds, accountId }) =>
              placeIds === null
                ? words.everywhere
                : base.list(
                    care.buildings
                      .filter(({ volunteers }) =>
                        volunteers.some((one) => one.accountId === accountId),
                      )
                      .map(({ placeId }) => names.get(placeId) ?? ''),
                  ),
          },
          {
            key: 'assign',
            heading: <span className="spoken-only">{words.assign}</span>,
            cell: (volunteer) => (
              <RowAction
                name={words.assignTo(volunteer.name)}
                words={words.assign}
                onPress={() => onAssign(volunteer)}
              />
            ),
          },
        ]}
      />
    </section>
  )
}

function Buildings({ buildings }: { buildings: readonly Building[] }) {
  const words = useOfficeWords().canteen.staff.volunteers
  const base = useWords()
  if (buildings.length === 0) return <EmptyState words={words.noBuildings} />
  return (
    <section>
      <h2 className={styles.heading}>{words.buildings}</h2>
      <Table<Building>
        caption={words.buildings}
        rows={[...buildings]}
        rowKey={({ placeId }) => placeId}
        mark={(building) => (uncared(building) ? 'look' : undefined)}
        columns={[
          {
            key: 'building',
            heading: words.building,
            cell: ({ compound, name }) => <Keep>{`${compound} ${name}`.trim()}</Keep>,
          },
          {
            key: 'residents',
            heading: words.residents,
            kind: 'number',
            cell: ({ residents }) => base.people(residents),
          },
          {
            key: 'who',
            heading: words.who,
            cell: ({ volunteers }) =>
              volunteers.length === 0 ? words.none : base.list(volunteers.map(({ name }) => name)),
          },
        ]}
      />
    </section>
  )
}
