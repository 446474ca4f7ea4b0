import { useId } from 'react'
import styles from './Field.module.css'

interface FieldProps {
  /** For the summary above the form to link to. */
  id?: string
  label: string
  name: string
  hint?: string
  error?: string
  type?: 'text' | 'tel' | 'password' | 'number' | 'date' | 'search'
  inputMode?: 'numeric' | 'tel' | 'text' | 'decimal'
  autoComplete?: string
  defaultValue?: string
  value?: string
  required?: boolean
  maxLength?: number
  pattern?: string
  onChange?: (value: string) => void
}

/** The label stands above and stays there; what is typed is never covered by an example. */
export function Field({ id: given, label, name, hint, error, onChange, ...input }: FieldProps) {
  const own = useId()
  const id = given ?? own
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
      <input
        {...input}
        id={id}
        name={name}
        className={styles.input}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={notes.filter(Boolean).join(' ') || undefined}
        onChange={onChange === undefined ? undefined : (event) => onChange(event.target.value)}
      />
    </div>
  )
}

interface SelectProps {
  label: string
  name: string
  options: { value: string; label: string }[]
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
}

/** Native on purpose: it works with a keyboard, a screen reader and a ten-year-old phone. */
export function Select({ label, name, options, onChange, ...select }: SelectProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        {...select}
        id={id}
        name={name}
        className={styles.input}
        onChange={onChange === undefined ? undefined : (event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
