import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { officialEndpoints } from '../../../backend/contract/officials.ts'
import { officialsQuery } from '../../queries/staff.ts'
import type { Official } from '../../queries/staff.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { AddOfficial } from './AddOfficial.tsx'
import { useCanteen } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { OfficeForm } from './OfficeForm.tsx'
import { OfficialTable } from './OfficialTable.tsx'
import { ResetFactor } from './ResetFactor.tsx'

/** The other part of the staff room, for administrators: who answers for the places around the canteen. */
export function Officials() {
  const words = useOfficeWords()
  const query = useQuery(officialsQuery(useCanteen()))
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Official | null>(null)
  const [resetting, setResetting] = useState<Official | null>(null)
  const [done, setDone] = useState<string>()
  return (
    <section className={styles.apart}>
      <h2 className={styles.heading}>{words.officials.heading}</h2>
      <p className={styles.before}>{words.officials.about}</p>
      {done !== undefined && <Notice tone="calm" heading={done} />}
      <Loaded query={query}>
        {({ officials, places }) => (
          <>
            <div className={styles.toolbar}>
              <Button type="button" onClick={() => setAdding(true)}>
                {words.officials.add}
              </Button>
            </div>
            {officials.length === 0 ? (
              <EmptyState words={words.officials.none} />
            ) : (
              <OfficialTable officials={officials} onEnd={setEnding} onReset={setResetting} />
            )}
            {adding && (
              <AddOfficial
                places={places}
                onClose={() => setAdding(false)}
                onAdded={(name) => {
                  setAdding(false)
                  setDone(words.officials.added(name))
                }}
              />
            )}
          </>
        )}
      </Loaded>
      {resetting !== null && (
        <ResetFactor
          member={resetting}
          onClose={() => setResetting(null)}
          onReset={() => {
            setResetting(null)
            setDone(words.canteen.staff.factor.done(resetting.name))
          }}
        />
      )}
      {ending !== null && <EndOfficial official={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function EndOfficial({ official, onClose }: { official: Official; onClose: () => void }) {
  const canteenId = useCanteen()
  const words = useOfficeWords()
  return (
    <Dialog title={words.officials.endTitle(official.name, official.place.name)} onClose={onClose}>
      <OfficeForm
        endpoint={officialEndpoints.endOfficial}
        params={{ canteenId, officialId: official.officialId }}
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
