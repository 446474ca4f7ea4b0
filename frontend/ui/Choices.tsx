import type { ReactNode } from 'react'
import styles from './Choices.module.css'

interface ChoiceProps {
  name: string
  value: string
  label: ReactNode
  note?: ReactNode
  checked?: boolean
  disabled?: boolean
  onChoose?: () => void
}

/** One question, few answers, each as wide as the page. */
export function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
    </fieldset>
  )
}

export function Choice({ name, value, label, note, checked, disabled, onChoose }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name={name}
        value={value}
        disabled={disabled}
        className={styles.radio}
        {...(onChoose === undefined
          ? { defaultChecked: checked }
          : { checked: checked ?? false, onChange: onChoose })}
      />
      <span className={styles.words}>
        <span className={styles.main}>{label}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </label>
  )
}

interface LinkChoiceProps {
  href: string
  current: boolean
  label: ReactNode
  note?: ReactNode
}

/** A choice that is a link, so that it works before any script has arrived. */
export function LinkChoice({ href, current, label, note }: LinkChoiceProps) {
  return (
    <a
      href={href}
      className={styles.choice}
      aria-current={current ? 'true' : undefined}
      data-replace=""
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.words}>
        <span className={styles.main}>{label}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </a>
  )
}
