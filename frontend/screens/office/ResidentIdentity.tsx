import { useState } from 'react'
import { dinerEndpoints } from '../../../backend/contract/diners.ts'
import type { Diner } from '../../queries/office.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field, Select } from '../../ui/Field.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { FormGrid } from '../../ui/staff/FormGrid.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { contactRows, identityRefusals, readIdentity } from './identity-fields.ts'
import { IdentityFields } from './IdentityFields.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { useToday } from './use-today.ts'

export function ResidentIdentity({ diner }: { diner: Diner }) {
  const words = useOfficeWords().people
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      <Card>
        <OfficeForm
          endpoint={dinerEndpoints.changeDiner}
          params={{ dinerId: diner.dinerId }}
          about={identityRefusals}
          read={(fields) => ({
            ...readIdentity(fields, contactRows(diner.contacts.length), words.identity),
            namePinyin: fields.optional('namePinyin'),
          })}
          submit={words.identity.save}
        >
          {(errorOf) => <IdentityFields diner={diner} errorOf={errorOf} />}
        </OfficeForm>
      </Card>
      {diner.diedOn === null && diner.leftOn === null && <EndRecord diner={diner} />}
    </div>
  )
}

function EndRecord({ diner }: { diner: Diner }) {
  const words = useOfficeWords().people.ending
  const today = useToday()
  const [asking, setAsking] = useState(false)
  return (
    <Card heading={words.heading}>
      <p>{words.text}</p>
      <div className={styles.below}>
        <Row>
          <Button type="button" kind="danger" onClick={() => setAsking(true)}>
            {words.end}
          </Button>
        </Row>
      </div>
      {asking && (
        <Dialog title={`${words.heading}　${diner.name}`} onClose={() => setAsking(false)}>
          <OfficeForm
            endpoint={dinerEndpoints.endDiner}
            params={{ dinerId: diner.dinerId }}
            read={(fields) => ({
              why: fields.text('why', words.why) === 'died' ? ('died' as const) : ('left' as const),
              on: fields.day('on', words.on),
            })}
            submit={words.end}
            kind="danger"
            cancel={() => setAsking(false)}
            done={() => setAsking(false)}
          >
            {(errorOf) => (
              <FormGrid>
                <Select
                  label={words.why}
                  name="why"
                  defaultValue="left"
                  options={[
                    { value: 'left', label: words.left },
                    { value: 'died', label: words.died },
                  ]}
                />
                <Field
                  label={words.on}
                  name="on"
                  type="date"
                  defaultValue={today}
                  error={errorOf('on')}
                />
              </FormGrid>
            )}
          </OfficeForm>
        </Dialog>
      )}
    </Card>
  )
}
