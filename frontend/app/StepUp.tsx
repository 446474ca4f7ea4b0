import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { StepUpContext } from '../queries/step-up.ts'

const StepUpDialog = lazy(async () => ({
  default: (await import('../screens/staff/StepUpDialog.tsx')).StepUpDialog,
}))

interface Asked {
  readonly answered: Promise<boolean>
  readonly answer: (proven: boolean) => void
}

const askOnce = (): Asked => {
  let answer: Asked['answer'] = () => undefined
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve
  })
  return { answered, answer }
}

/** The one place that asks for the code once more; writes that need it at the same moment wait for one answer. */
export function StepUp({ children }: { children: ReactNode }) {
  const asked = useRef<Asked | null>(null)
  const [state, setState] = useState<'quiet' | 'asking'>('quiet')
  const ask = useCallback((): Promise<boolean> => {
    asked.current ??= askOnce()
    setState('asking')
    return asked.current.answered
  }, [])
  const end = (proven: boolean) => {
    asked.current?.answer(proven)
    asked.current = null
    setState('quiet')
  }
  return (
    <StepUpContext value={ask}>
      {children}
      {state === 'asking' && (
        <Suspense fallback={null}>
          <StepUpDialog onEnd={end} />
        </Suspense>
      )}
    </StepUpContext>
  )
}
