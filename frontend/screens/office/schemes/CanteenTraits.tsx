import { useQuery } from '@tanstack/react-query'
import { canteenEndpoints } from '../../../../backend/contract/canteens.ts'
import { traitsQuery } from '../../../queries/canteens.ts'
import { Card } from '../../../ui/Card.tsx'
import { TextArea } from '../../../ui/staff/TextArea.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useCanteen } from '../canteen.ts'
import { Loaded } from '../Loaded.tsx'
import { OfficeForm } from '../OfficeForm.tsx'

/** What this canteen is, as papers tell canteens apart: those with a kitchen of their own get more, and the like. */
export function CanteenTraits() {
  const canteenId = useCanteen()
  const words = useOfficeWords().schemes.traits
  const query = useQuery(traitsQuery(canteenId))
  return (
    <Loaded query={query}>
      {({ traits }) => (
        <Card heading={words.heading}>
          <OfficeForm
            endpoint={canteenEndpoints.setCanteenTraits}
            params={{ canteenId }}
            read={(fields) => ({
              traits: fields
                .optional('traits')
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== ''),
            })}
            submit={words.save}
            kind="quiet"
          >
            {(errorOf) => (
              <TextArea
                label={words.label}
                name="traits"
                hint={words.hint}
                defaultValue={traits.join('\n')}
                error={errorOf('traits')}
              />
            )}
          </OfficeForm>
        </Card>
      )}
    </Loaded>
  )
}
