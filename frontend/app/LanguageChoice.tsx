import { identityEndpoints } from '../../backend/contract/identity.ts'
import { languages } from '../../backend/vocabulary/role.ts'
import { useSend } from '../queries/sending.ts'
import { useStaffWords } from '../ui/words/staff.ts'
import { useWords } from '../ui/words/words.tsx'
import styles from './LanguageChoice.module.css'

/** For pages before anybody has signed in: the other language, in its own words. */
export function LanguageChoice() {
  const { languageName } = useStaffWords()
  const { language } = useWords()
  const prefer = useSend(identityEndpoints.setPreferences, () => location.reload())
  const other = languages.find((one) => one !== language) ?? language
  return (
    <button
      type="button"
      lang={other}
      className={styles.choice}
      onClick={() => prefer.mutate({ body: { language: other } })}
    >
      {languageName[other]}
    </button>
  )
}
