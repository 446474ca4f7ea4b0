import { useQuery } from '@tanstack/react-query'
import { use, useEffect, useRef } from 'react'
import { secondFactorQuery } from '../../queries/second-factor.ts'
import { Dialog } from '../../ui/staff/Dialog.tsx'
import { SecondFactorWordsContext } from '../../ui/words/second-factor.ts'
import { useWords } from '../../ui/words/words.tsx'
import { ProveFactor } from './ProveFactor.tsx'
import styles from './SecondFactor.module.css'
import { secondFactorWords } from './second-factor-words.ts'

interface StepUpDialogProps {
  onEnd: (proven: boolean) => void
}

/** Over whatever was being done: the code once more, then it goes on by itself. */
export function StepUpDialog({ onEnd }: StepUpDialogProps) {
  const { language } = useWords()
  const words = use(secondFactorWords(language))
  const box = useRef<HTMLDivElement>(null)
  const demo = useQuery(secondFactorQuery()).data?.demo
  // A dialog that opens gives the focus to its first control; here that would be the one that closes it.
  useEffect(() => {
    box.current?.querySelector('input')?.focus()
  }, [])
  return (
    <SecondFactorWordsContext value={words}>
      <Dialog title={words.again.title} onClose={() => onEnd(false)}>
        <div ref={box}>
          <ProveFactor demoCode={demo?.code} onProven={() => onEnd(true)}>
            {(source) => (
              <p className={styles.how}>{source === 'phone' ? words.again.how : words.paper.how}</p>
            )}
          </ProveFactor>
        </div>
      </Dialog>
    </SecondFactorWordsContext>
  )
}
