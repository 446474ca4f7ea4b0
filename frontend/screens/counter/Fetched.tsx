import type { Bilingual } from '../../../backend/contract/shapes.ts'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Result.module.css'

/** Who took it for her; nothing where she came herself. */
export function Fetched({ who }: { who: Bilingual | undefined }) {
  const { odd } = useCounterWords()
  const words = useWords()
  return who ? <p className={styles.strong}>{odd.fetched(words.name(who))}</p> : null
}
