import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useSecondFactorWords } from '../../ui/words/second-factor.ts'
import { useStaffWords } from '../../ui/words/staff.ts'

/** Where the code comes from. */
export type CodeSource = 'phone' | 'paper'

interface CodeFormProps {
  source: CodeSource
  error: Error | null
  state: 'idle' | 'sending'
  submit: string
  onSend: (code: string) => void
  /** Beside the button: other ways. */
  children?: ReactNode
}

/** One field and one button. After a wrong code the field has the focus, and typing replaces what is in it. */
export function CodeForm({ source, error, state, submit, onSend, children }: CodeFormProps) {
  const words = useSecondFactorWords()
  const { offline } = useStaffWords()
  const form = useRef<HTMLFormElement>(null)
  const text = source === 'phone' ? words.prove : words.paper
  useEffect(() => {
    if (error !== null) form.current?.querySelector('input')?.select()
  }, [error])
  return (
    <form
      ref={form}
      aria-busy={state === 'sending' || undefined}
      onSubmit={(event) => {
        event.preventDefault()
        const code = new FormData(event.currentTarget).get('code')
        if (state === 'idle' && typeof code === 'string') onSend(code)
      }}
    >
      {error !== null && (
        <Notice tone="refused" heading={words.wrong}>
          {sentenceFor(error, offline)}
        </Notice>
      )}
      <Field
        key={source}
        label={text.code}
        hint={text.codeHint}
        name="code"
        inputMode={source === 'phone' ? 'numeric' : 'text'}
        autoComplete={source === 'phone' ? 'one-time-code' : 'off'}
        maxLength={20}
        required
      />
      <Button kind="primary" disabled={state === 'sending'}>
        {state === 'sending' ? words.prove.checking : submit}
      </Button>
      {children}
    </form>
  )
}
