import { useQuery } from '@tanstack/react-query'
import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import { useGo } from '../../app/Navigation.tsx'
import { paths } from '../../app/paths.ts'
import { buildingsQuery } from '../../queries/canteens.ts'
import { Card } from '../../ui/Card.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useCanteen } from './canteen.ts'
import { contactRows, identityRefusals, readIdentity } from './identity-fields.ts'
import { IdentityFields } from './IdentityFields.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { OfficeFrame } from './OfficeFrame.tsx'

export function RegisterResident() {
  const canteenId = useCanteen()
  const go = useGo()
  const words = useOfficeWords().people
  const buildings = useQuery(buildingsQuery(canteenId))
  return (
    <OfficeFrame room="residents" title={words.register} pageTitle={words.register}>
      <div className={styles.narrow}>
        <Card>
          <Loaded query={buildings}>
            {() => (
              <OfficeForm
                endpoint={dinerEndpoints.registerDiner}
                params={{ canteenId }}
                about={identityRefusals}
                read={(fields) => ({
                  ...readIdentity(fields, contactRows(0), words.identity),
                  communityId: Number(fields.text('communityId', words.identity.community)),
                })}
                submit={words.identity.register}
                cancel={() => void go(paths.office('residents'))}
                done={({ dinerId }) =>
                  void go(paths.office(`residents/${dinerId}/facts`), 'replace')
                }
              >
                {(errorOf) => <IdentityFields errorOf={errorOf} />}
              </OfficeForm>
            )}
          </Loaded>
        </Card>
      </div>
    </OfficeFrame>
  )
}
