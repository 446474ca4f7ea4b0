import type { SchemeSentence } from '../../../queries/schemes.ts'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { textAt } from './entry-path.ts'
import type { Entry } from './entry-path.ts'
import styles from './Schemes.module.css'

type Part = 'rules' | 'limits' | 'funders' | 'operator' | 'requires'

const partOf = (at: string): Part => {
  const name = at.split('.')[1]
  return name === 'rules' || name === 'limits' || name === 'operator' || name === 'requires'
    ? name
    : 'funders'
}
const parts: readonly Part[] = ['rules', 'limits', 'funders', 'operator', 'requires']

/** A whole scheme in sentences, as the server says it: for whoever has never seen a form of it. */
export function SchemeSays({ entry, says }: { entry: Entry; says: readonly SchemeSentence[] }) {
  const base = useWords()
  const words = useOfficeWords().schemes.says
  return (
    <dl className={styles.says}>
      {parts.map((part) => {
        const found = says.filter(({ at }) => partOf(at) === part)
        if (found.length === 0) return null
        return (
          <div key={part}>
            <dt>{words[part]}</dt>
            <dd>
              <ul>
                {found.map(({ at, words: said }) => {
                  const label = {
                    zh: textAt(entry, `${at}.label.zh`),
                    en: textAt(entry, `${at}.label.en`),
                  }
                  const name = part === 'rules' ? base.name(label) : ''
                  const sentence = base.name(said)
                  return (
                    <li key={at}>
                      {name !== '' && name !== sentence && (
                        <span className={styles.ruleName}>{name}</span>
                      )}
                      <span className={styles.sentence}>{sentence}</span>
                    </li>
                  )
                })}
              </ul>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
