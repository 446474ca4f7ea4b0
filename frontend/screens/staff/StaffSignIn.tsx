import { useState } from 'react'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './StaffSignIn.module.css'

export function StaffSignIn() {
  const words = useStaffWords()
  const { brand } = useWords()
  const [userName, setUserName] = useState('')
  const [passPhrase, setPassPhrase] = useState('')
  // A page load of its own: everything known so far belonged to nobody.
  const signIn = useSend(identityEndpoints.signIn, ({ home }) => location.assign(home))
  return (
    <AppFrame title={brand}>
      <div className={styles.narrow}>
        <Card heading={words.signInHeading}>
          {signIn.isError && (
            <Notice tone="refused" heading={words.notSent}>
              {sentenceFor(signIn.error, words.offline)}
            </Notice>
          )}
          <form
            onSubmit={(event) => {
              event.preventDefault()
              signIn.mutate({ body: { userName, passPhrase } })
            }}
          >
            <Field
              label={words.userName}
              name="userName"
              autoComplete="username"
              value={userName}
              onChange={setUserName}
              required
            />
            <Field
              label={words.passPhrase}
              name="passPhrase"
              type="password"
              autoComplete="current-password"
              value={passPhrase}
              onChange={setPassPhrase}
              required
            />
            <Button kind="primary" disabled={signIn.isPending}>
              {words.signIn}
            </Button>
          </form>
        </Card>
      </div>
    </AppFrame>
  )
}
