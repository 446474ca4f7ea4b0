import type { ReactNode } from 'react'
import field from '../Field.module.css'
import styles from './Labelled.module.css'

/** What a control has to take over, so that it is found by its label and read with its notes. */
export interface ControlProps {
  id: string
  name: string
  className: string | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}

interface LabelledProps {
  id: string
  label: string
  hint?: string | undefined
  errors?: readonly string[]
  /** Worth a look, but nothing that stops anybody. */
  doubts?: readonly string[]
  children: (control: ControlProps) => ReactNode
}

/** Label, hint and what is wrong around any control, as a field has them. */
export function Labelled({ id, label, hint, errors = [], doubts = [], children }: LabelledProps) {
  const notes = [
    hint !== undefined && `${id}-hint`,
    errors.length + doubts.length > 0 && `${id}-notes`,
  ].filter(Boolean)
  return (
    <div className={field.field}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={field.hint}>
          {hint}
        </p>
      )}
      <Notes id={`${id}-notes`} errors={errors} doubts={doubts} />
      {children({
        id,
        name: id,
        className: field.input,
        'aria-invalid': errors.length > 0 ? true : undefined,
        'aria-describedby': notes.length > 0 ? notes.join(' ') : undefined,
      })}
    </div>
  )
}

/** What is wrong or doubtful about one place of a form. */
export function Notes({
  id,
  errors = [],
  doubts = [],
}: Pick<LabelledProps, 'errors' | 'doubts'> & { id?: string }) {
  if (errors.length + doubts.length === 0) return null
  return (
    <div id={id}>
      {errors.map((sentence) => (
        <p key={sentence} className={field.error}>
          {sentence}
        </p>
      ))}
      {doubts.map((sentence) => (
        <p key={sentence} className={styles.doubt}>
          {sentence}
        </p>
      ))}
    </div>
  )
}
