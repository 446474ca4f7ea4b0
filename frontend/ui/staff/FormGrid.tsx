import type { ReactNode } from 'react'
import styles from './FormGrid.module.css'

/** Fields side by side where there is room. */
export function FormGrid({ children }: { children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>
}

interface CheckProps {
  name: string
  value?: string
  label: string
  checked?: boolean
}

/** Yes or no, with the words to press on. */
export function Check({ name, value = 'on', label, checked }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        className={styles.box}
      />
      <span>{label}</span>
    </label>
  )
}

interface ChecksProps {
  legend: string
  hint?: string
  name: string
  options: readonly { value: string; label: string }[]
  chosen?: readonly string[]
}

/** Any number of a few. */
export function Checks({ legend, hint, name, options, chosen = [] }: ChecksProps) {
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.legend}>{legend}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.list}>
        {options.map((option) => (
          <Check
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  )
}
