import { Field } from '../../ui/Field.tsx'
import type { OfficeWords } from '../../ui/words/office.zh.ts'
import { useOfficeWords } from '../../ui/words/office.ts'
import type { FieldReader } from './field-reader.ts'
import type { ErrorOf } from './OfficeForm.tsx'

/** What somebody new signs in with, told by whoever makes the account. */
export function SignInFields({
  errorOf,
  passPhraseHint,
}: {
  errorOf: ErrorOf
  passPhraseHint: string
}) {
  const words = useOfficeWords().canteen.staff
  return (
    <>
      <Field
        label={words.userName}
        name="userName"
        autoComplete="off"
        hint={words.userNameHint}
        error={errorOf('userName')}
      />
      <Field
        label={words.passPhrase}
        name="passPhrase"
        type="password"
        autoComplete="new-password"
        hint={passPhraseHint}
        error={errorOf('passPhrase')}
      />
    </>
  )
}

/** Which of its fields a refusal is about. */
export const aboutSignIn = { weak_pass_phrase: 'passPhrase', user_name_taken: 'userName' } as const

export function readSignIn(fields: FieldReader, words: OfficeWords['canteen']['staff']) {
  const userName = fields.text('userName', words.userName)
  if (userName !== '' && !/^[a-z][a-z0-9._-]{2,29}$/.test(userName)) {
    fields.fail('userName', words.badUserName)
  }
  return { userName, passPhrase: fields.text('passPhrase', words.passPhrase) }
}
