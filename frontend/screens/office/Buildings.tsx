import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { canteenEndpoints } from '../../../backend/contract/canteens.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import { buildingsQuery } from '../../queries/canteens.ts'
import { Card } from '../../ui/Card.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { buildingNames } from './building-names.ts'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import place from './Places.module.css'
import rows from './Rows.module.css'

type Places = ReplyOf<typeof canteenEndpoints.listBuildings>

export function Buildings() {
  const words = useOfficeWords().places
  const query = useQuery(buildingsQuery(useCanteen()))
  const [done, setDone] = useState({ times: 0, added: 0 })
  return (
    <div>
      <Card heading={words.buildings}>
        <Loaded query={query}>{(places) => <Compounds places={places} />}</Loaded>
      </Card>
      <Card heading={words.addHeading}>
        <output>
          {done.times > 0 && <Notice tone="calm" heading={words.added(done.added)} />}
        </output>
        <Loaded query={query}>
          {({ communities }) => (
            <AddBuildings
              key={done.times}
              communities={communities}
              onAdded={(added) => setDone({ times: done.times + 1, added })}
            />
          )}
        </Loaded>
      </Card>
    </div>
  )
}

function Compounds({ places: { communities, buildings } }: { places: Places }) {
  const words = useOfficeWords().places
  if (buildings.length === 0) return <p className={styles.quiet}>{words.noBuildings}</p>
  const compounds = communities.flatMap(({ placeId, name }) => {
    const here = buildings.filter(({ communityId }) => communityId === placeId)
    return [...new Set(here.map(({ compound }) => compound))].map((compound) => ({
      key: `${placeId} ${compound}`,
      community: name,
      compound: compound === '' ? words.withoutCompound : compound,
      names: here.filter((one) => one.compound === compound).map((one) => one.name),
    }))
  })
  return (
    <ul>
      {compounds.map(({ key, community, compound, names }) => (
        <li key={key} className={rows.row}>
          <span className={rows.words}>
            <span className={rows.name}>
              {communities.length > 1 ? `${community} ${compound}` : compound}
            </span>{' '}
            <span className={styles.quiet}>{words.count(names.length)}</span>
            <br />
            {names.map((name) => (
              <span key={name} className={place.building}>
                {name}{' '}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

const mostAtOnce = 60

interface AddBuildingsProps {
  communities: Places['communities']
  onAdded: (added: number) => void
}

function AddBuildings({ communities, onAdded }: AddBuildingsProps) {
  const canteenId = useCanteen()
  const words = useOfficeWords().places
  const [typed, setTyped] = useState('')
  const names = buildingNames(typed)
  return (
    <OfficeForm
      endpoint={canteenEndpoints.addBuildings}
      params={{ canteenId }}
      about={{ name_taken: 'compound' }}
      read={(fields) => {
        const buildings = buildingNames(fields.text('buildings', words.names))
        if (buildings.length > mostAtOnce) fields.fail('buildings', words.tooMany(mostAtOnce))
        return {
          communityId: Number(fields.optional('communityId')),
          compound: fields.optional('compound'),
          buildings,
        }
      }}
      submit={words.add}
      done={({ added }) => onAdded(added)}
    >
      {(errorOf) => (
        <>
          <Community communities={communities} />
          <Field
            label={words.compound}
            hint={words.compoundHint}
            name="compound"
            maxLength={40}
            autoComplete="off"
            error={errorOf('compound')}
          />
          <Field
            label={words.names}
            hint={words.namesHint}
            name="buildings"
            autoComplete="off"
            value={typed}
            onChange={setTyped}
            error={errorOf('buildings')}
          />
          <output className={styles.quiet}>
            {names.length === 0 ? '' : <p className={styles.before}>{words.preview(names)}</p>}
          </output>
        </>
      )}
    </OfficeForm>
  )
}

/** Asked only where there is something to choose. */
function Community({ communities }: Pick<AddBuildingsProps, 'communities'>) {
  const words = useOfficeWords().places
  const [only, ...others] = communities
  if (others.length === 0) {
    return <input type="hidden" name="communityId" value={only?.placeId ?? ''} />
  }
  return (
    <Select
      label={words.community}
      name="communityId"
      options={communities.map(({ placeId, name }) => ({ value: String(placeId), label: name }))}
    />
  )
}
