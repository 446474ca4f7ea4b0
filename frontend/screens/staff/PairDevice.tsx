import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { staffEndpoints } from '../../../backend/contract/staff.ts'
import { LanguageChoice } from '../../app/LanguageChoice.tsx'
import { sessionQuery } from '../../queries/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './StaffSignIn.module.css'

/** On the tablet or television itself: eight digits, once. */
export function PairDevice() {
  const words = useStaffWords()
  const { brand } = useWords()
  const [code, setCode] = useState('')
  const device = useQuery(sessionQuery()).data?.device
  useEffect(() => {
    document.title = `${words.device.heading} · ${brand}`
  }, [words.device.heading, brand])
  const pair = useSend(staffEndpoints.pairDevice, ({ home }) => location.assign(home))
  return (
    <AppFrame title={brand} status={<LanguageChoice />}>
      <div className={styles.narrow}>
        <Card heading={words.device.heading}>
          {device && <Notice tone="calm" heading={words.device.already(device.name)} />}
          <p className={styles.how}>{words.device.how}</p>
          {pair.isError && (
            <Notice tone="refused" heading={words.notSent}>
              {sentenceFor(pair.error, words.offline)}
            </Notice>
          )}
          <form
            onSubmit={(event) => {
              event.preventDefault()
              pair.mutate({ body: { code } })
            }}
          >
            <Field
              label={words.device.code}
              hint={words.device.codeHint}
              name="code"
              inputMode="numeric"
              autoComplete="off"
              maxLength={8}
              value={code}
              onChange={setCode}
              required
            />
            <Button kind="primary" disabled={pair.isPending}>
              {pair.isPending ? words.device.pairing : words.device.pair}
            </Button>
          </form>
        </Card>
      </div>
    </AppFrame>
  )
}
