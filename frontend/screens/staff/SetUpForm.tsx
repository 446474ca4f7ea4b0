import { useState } from 'react'
import type { FormEvent } from 'react'
import { canteenEndpoints } from '../../../backend/contract/canteens.ts'
import { RefusedCall } from '../../../backend/vocabulary/refusal.ts'
import { useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { ErrorSummary } from '../../ui/staff/ErrorSummary.tsx'
import type { Problem } from '../../ui/staff/ErrorSummary.tsx'
import { useSetUpWords } from '../../ui/words/set-up.ts'
import type { SetUpField } from '../../ui/words/set-up.zh.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import styles from './SetUp.module.css'
import { problemOf, readSetUp, setUpGroups } from './set-up-fields.ts'

const codeInAddress = (): string => new URLSearchParams(location.search).get('code') ?? ''

const longest: Partial<Record<SetUpField, number>> = {
  code: 20,
  passPhrase: 200,
  canteenAddress: 100,
}

/** `onOvertaken`: somebody else set this installation up while the form was open. */
export function SetUpForm({ onOvertaken }: { onOvertaken: () => void }) {
  const words = useSetUpWords()
  const { offline } = useStaffWords()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [printedCode] = useState(codeInAddress)
  const [codeWrong, setCodeWrong] = useState(false)
  // A page load of its own: everything known so far belonged to nobody.
  const send = useSend(canteenEndpoints.setUp, ({ home }) => location.assign(home))

  const press = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (send.isPending) return
    const { body, problems: found } = readSetUp(new FormData(event.currentTarget), words)
    setProblems(found)
    if (found.length > 0) return
    send.mutate(
      { body },
      {
        onError: (error) => {
          if (error instanceof RefusedCall && error.refusal.code === 'set_up_done') {
            onOvertaken()
            return
          }
          const problem = problemOf(error, words, offline)
          setProblems([problem])
          if (problem.field === 'code') setCodeWrong(true)
        },
      },
    )
  }
  const errorOf = (name: SetUpField) => problems.find(({ field }) => field === name)?.sentence
  const asked = printedCode === '' || codeWrong

  return (
    <form noValidate onSubmit={press} aria-busy={send.isPending || undefined}>
      <ErrorSummary heading={words.summary(problems.length)} problems={problems} />
      <p className={styles.about}>{words.about}</p>
      <div className={styles.group}>
        <Card heading={words.groups.who}>
          <p className={styles.note}>{words.whoNote}</p>
          {asked ? (
            <SetUpInput name="code" value={printedCode} error={errorOf('code')} />
          ) : (
            <input type="hidden" name="code" value={printedCode} />
          )}
          <Inputs names={['name', 'userName']} errorOf={errorOf} />
          <PassPhrase error={errorOf('passPhrase')} />
        </Card>
      </div>
      <div className={styles.group}>
        <Card heading={words.groups.where}>
          <Inputs names={setUpGroups.where} errorOf={errorOf} />
        </Card>
      </div>
      <div className={styles.group}>
        <Card heading={words.groups.canteen}>
          <Inputs names={['canteenName', 'canteenPhone']} errorOf={errorOf} />
          <SetUpInput name="canteenAddress" error={errorOf('canteenAddress')} />
        </Card>
      </div>
      <Button kind="primary" disabled={send.isPending}>
        {words.submit}
      </Button>
    </form>
  )
}

interface InputsProps {
  names: readonly SetUpField[]
  errorOf: (name: SetUpField) => string | undefined
}

function Inputs({ names, errorOf }: InputsProps) {
  return (
    <div className={styles.pairs}>
      {names.map((name) => (
        <SetUpInput key={name} name={name} error={errorOf(name)} />
      ))}
    </div>
  )
}

const filledBy: Partial<Record<SetUpField, string>> = { name: 'name', userName: 'username' }

interface SetUpInputProps {
  name: SetUpField
  value?: string
  error: string | undefined
}

function SetUpInput({ name, value, error }: SetUpInputProps) {
  const words = useSetUpWords()
  const isPhone = name === 'canteenPhone'
  return (
    <Field
      label={words.label[name]}
      hint={words.hint[name]}
      name={name}
      type={isPhone ? 'tel' : 'text'}
      defaultValue={value}
      maxLength={longest[name] ?? 40}
      autoComplete={filledBy[name] ?? 'off'}
      error={error}
    />
  )
}

/** Typed once, so it may be looked at: a slip here would lock the only person who can get in out. */
function PassPhrase({ error }: { error: string | undefined }) {
  const words = useSetUpWords()
  const [shown, setShown] = useState(false)
  return (
    <>
      <Field
        label={words.label.passPhrase}
        hint={words.hint.passPhrase}
        name="passPhrase"
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        maxLength={longest.passPhrase}
        error={error}
      />
      <div className={styles.toggle}>
        <Button type="button" kind="quiet" onClick={() => setShown(!shown)}>
          {shown ? words.hide : words.show}
        </Button>
      </div>
    </>
  )
}
