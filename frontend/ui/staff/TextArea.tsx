import { useId } from 'react'
import styles from '../Field.module.css'

interface TextAreaProps {
  label: string
  name: string
  hint?: string
  error?: string
  defaultValue?: string
}

/** Several lines; otherwise a field like any other. */
export function TextArea({ label, name, hint, error, defaultValue }: TextAreaProps) {
  const id = useId()
  const notes = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      <textarea
        id={id}
        name={name}
        rows={4}
        className={styles.input}
        defaultValue={defaultValue}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={notes.filter(Boolean).join(' ') || undefined}
      />
    </div>
  )
}
