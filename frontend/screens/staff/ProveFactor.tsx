import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { secondFactorEndpoints } from '../../../backend/contract/second-factor.ts'
import { useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { useSecondFactorWords } from '../../ui/words/second-factor.ts'
import { CodeForm } from './CodeForm.tsx'
import type { CodeSource } from './CodeForm.tsx'
import { DemoCode } from './DemoCode.tsx'
import styles from './SecondFactor.module.css'

interface ProveFactorProps {
  demoCode: string | null | undefined
  onProven: () => void
  /** What stands above, by where the code comes from. */
  children: (source: CodeSource) => ReactNode
}

/** Asks for the code from the phone, or for one from the paper. */
export function ProveFactor({ demoCode, onProven, children }: ProveFactorProps) {
  const { prove: words } = useSecondFactorWords()
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const [source, setSource] = useState<CodeSource>('phone')
  const prove = useSend(secondFactorEndpoints.proveSecondFactor, onProven)
  useEffect(() => {
    box.current?.querySelector('input')?.focus()
  }, [source])
  const send = async (code: string) => {
    // The session's token changes: what was asked under the old one would come back as signed out.
    await client.cancelQueries()
    prove.mutate({ body: { code } })
  }
  return (
    <div ref={box}>
      {children(source)}
      {source === 'phone' && <DemoCode code={demoCode} />}
      <CodeForm
        source={source}
        error={prove.error}
        state={prove.isPending ? 'sending' : 'idle'}
        submit={words.submit}
        onSend={(code) => void send(code)}
      >
        <div className={styles.other}>
          <Button
            type="button"
            kind="quiet"
            onClick={() => {
              prove.reset()
              setSource(source === 'phone' ? 'paper' : 'phone')
            }}
          >
            {source === 'phone' ? words.toPaper : words.toPhone}
          </Button>
        </div>
        {source === 'paper' && <p className={styles.quiet}>{words.lost}</p>}
      </CodeForm>
    </div>
  )
}
