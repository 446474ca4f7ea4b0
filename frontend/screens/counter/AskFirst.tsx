import type { Recognition } from '../../../backend/contract/recognition.ts'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import type { CollectedBy } from './hand-over.ts'
import styles from './Odd.module.css'

interface AskFirstProps {
  question: Recognition['question']
  by?: CollectedBy
}

/** What to ask whoever comes without a card, and what is right: small, for the eyes of the window only. */
export function AskFirst({ question, by = 'self' }: AskFirstProps) {
  const { odd } = useCounterWords()
  const words = useWords()
  if (question === null) return null
  const { what, answer } = question
  return (
    <div className={styles.ask}>
      <p className={styles.question}>{(by === 'self' ? odd.ask : odd.askOther)[what]}</p>
      <p>
        {odd.answer} {words.name(answer)}
      </p>
    </div>
  )
}
