import type { FieldOf } from '../../../../backend/vocabulary/form-field.ts'
import type { Words } from '../../../../backend/vocabulary/words.ts'
import { Labelled } from '../../../ui/staff/Labelled.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { inside, textAt } from './entry-path.ts'
import { useFormState } from './form-context.ts'
import styles from './Form.module.css'

/** Only whole sentences are worth taking over. */
const isWhole = (words: Words | undefined): words is Words =>
  words !== undefined && !words.zh.includes('……')

/** Chinese, and English where there is any: as long as it is empty, the Chinese stands for both. */
export function WordsControl({ field, path }: { field: FieldOf<'words'>; path: string }) {
  const base = useWords()
  const words = useOfficeWords().schemes.form
  const { entry, set, prefix, marks, says, isFixed } = useFormState()
  const zh = textAt(entry, inside(path, 'zh'))
  const en = textAt(entry, inside(path, 'en'))
  const own = en === zh ? '' : en
  const put = (chinese: string, english: string) =>
    set(
      path,
      chinese === '' && english === '' ? undefined : { zh: chinese, en: english || chinese },
    )
  const label = base.name(field.label)
  const said = says(path.split('.').slice(0, -1).join('.'))
  const whole = marks(path)
  const ofChinese = marks(inside(path, 'zh'))
  return (
    <>
      <Labelled
        id={`${prefix}${inside(path, 'zh')}`}
        label={words.inChinese(label)}
        errors={[...whole.errors, ...ofChinese.errors]}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            readOnly={isFixed(path)}
            value={zh}
            onChange={(event) => put(event.target.value, own)}
          />
        )}
      </Labelled>
      <Labelled
        id={`${prefix}${inside(path, 'en')}`}
        label={words.inEnglish(label)}
        hint={words.englishHint}
        errors={zh === '' ? [] : marks(inside(path, 'en')).errors}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            readOnly={isFixed(path)}
            value={own}
            onChange={(event) => put(zh, event.target.value)}
          />
        )}
      </Labelled>
      {isWhole(said) && said.zh !== zh && (
        <button
          type="button"
          className={styles.take}
          aria-label={`${words.takeSaid}${said.zh === said.en ? '' : ` ${base.name(said)}`}`}
          onClick={() => put(said.zh, said.en)}
        >
          {words.takeSaid}
        </button>
      )}
    </>
  )
}
