import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { BodyIn, Endpoint, ParamsIn, ReplyOf } from '../../../backend/contract/endpoint.ts'
import { RefusedCall } from '../../../backend/vocabulary/refusal.ts'
import type { RefusalCode } from '../../../backend/vocabulary/refusal.ts'
import { sentenceFor, useSend } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import type { ButtonKind } from '../../ui/Button.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { ErrorSummary } from '../../ui/staff/ErrorSummary.tsx'
import type { Problem } from '../../ui/staff/ErrorSummary.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { fieldReader } from './field-reader.ts'
import type { FieldReader } from './field-reader.ts'
import styles from './Office.module.css'

export type ErrorOf = (name: string) => string | undefined

interface OfficeFormProps<E extends Endpoint> {
  endpoint: E
  params?: ParamsIn<E>
  read: (fields: FieldReader) => BodyIn<E>
  /** Which field a refusal is about, so that the sentence stands beside it. */
  about?: Partial<Record<RefusalCode, string>>
  submit: string
  kind?: ButtonKind
  done?: (reply: ReplyOf<E>) => void
  cancel?: () => void
  children?: ReactNode | ((errorOf: ErrorOf) => ReactNode)
}

/** A refused body names the place it stumbled over; a field of that name can say so itself. */
function fieldOf(error: unknown, about: Partial<Record<RefusalCode, string>>): string | null {
  if (!(error instanceof RefusedCall)) return null
  const where = /^body\.(\w+)/.exec(String(error.refusal.params['where'] ?? ''))
  return about[error.refusal.code] ?? where?.[1] ?? null
}

/** Reads, sends, and says what went wrong: on top as a list, and beside each field. */
export function OfficeForm<E extends Endpoint>(props: OfficeFormProps<E>) {
  const {
    endpoint,
    params,
    read,
    about = {},
    submit,
    kind = 'primary',
    done,
    cancel,
    children,
  } = props
  const words = useOfficeWords()
  const staff = useStaffWords()
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const send = useSend(endpoint, done)

  const press = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (send.isPending) return
    const found: Problem[] = []
    const body = read(fieldReader(new FormData(event.currentTarget), found, words.form))
    setProblems(found)
    if (found.length > 0) return
    send.mutate(
      { params, body },
      {
        onError: (error) =>
          setProblems([
            { field: fieldOf(error, about), sentence: sentenceFor(error, staff.offline) },
          ]),
      },
    )
  }
  const errorOf: ErrorOf = (name) => problems.find((problem) => problem.field === name)?.sentence

  return (
    <form noValidate onSubmit={press} aria-busy={send.isPending || undefined}>
      <ErrorSummary heading={words.form.summary(problems.length)} problems={problems} />
      {typeof children === 'function' ? children(errorOf) : children}
      <Row>
        {cancel !== undefined && (
          <Button type="button" kind="quiet" onClick={cancel}>
            {staff.cancel}
          </Button>
        )}
        <Button kind={kind} disabled={send.isPending}>
          {submit}
        </Button>
        <output className={styles.saved}>
          {send.isSuccess && problems.length === 0 ? words.saved : ''}
        </output>
      </Row>
    </form>
  )
}
