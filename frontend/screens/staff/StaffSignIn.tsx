import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { identityEndpoints } from '../../../backend/contract/identity.ts'
import { paths } from '../../app/paths.ts'
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
import { wanted } from './wanted.ts'

export function StaffSignIn() {
  const words = useStaffWords()
  const { brand } = useWords()
  useEffect(() => {
    document.title = `${words.signInHeading} · ${brand}`
  }, [words.signInHeading, brand])
  return (
    <AppFrame title={brand} status={<LanguageChoice />}>
      <div className={styles.narrow}>
        <NotHere />
        <Card heading={words.signInHeading}>
          <SignInForm />
        </Card>
        <p className={styles.elders}>
          <a href={paths.today()} className={styles.link}>
            {words.forElders}
          </a>
        </p>
      </div>
    </AppFrame>
  )
}

/** Signed in, yet sent here: this account has no business on that page. */
function NotHere() {
  const words = useStaffWords()
  const staff = useQuery(sessionQuery()).data?.staff
  if (wanted() === null || !staff) return null
  return (
    <Notice tone="look" heading={words.notHere(staff.name)}>
      {words.notHereWay}
    </Notice>
  )
}

function SignInForm() {
  const words = useStaffWords()
  const [userName, setUserName] = useState('')
  const [passPhrase, setPassPhrase] = useState('')
  const [shown, setShown] = useState<'hidden' | 'shown'>('hidden')
  // A page load of its own: everything known so far belonged to nobody.
  const signIn = useSend(identityEndpoints.signIn, ({ home }) => location.assign(wanted() ?? home))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!signIn.isPending) signIn.mutate({ body: { userName, passPhrase } })
      }}
    >
      {signIn.isError && (
        <Notice tone="refused" heading={words.notSent}>
          {sentenceFor(signIn.error, words.offline)}
        </Notice>
      )}
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
        type={shown === 'shown' ? 'text' : 'password'}
        autoComplete="current-password"
        value={passPhrase}
        onChange={setPassPhrase}
        required
      />
      <label className={styles.show}>
        <input
          type="checkbox"
          className={styles.check}
          checked={shown === 'shown'}
          onChange={(event) => setShown(event.target.checked ? 'shown' : 'hidden')}
        />
        {words.showPassPhrase}
      </label>
      <Button kind="primary" disabled={signIn.isPending}>
        {signIn.isPending ? words.signingIn : words.signIn}
      </Button>
      <p className={styles.forgotten}>{words.forgotten}</p>
    </form>
  )
}
