import styles from './TickBox.module.css'

interface TickBoxProps {
  name: string
  /** For several boxes of one name. */
  value?: string
  label: string
  defaultChecked?: boolean
}

/** One thing to allow: the whole line is pressed, and a form without script sends it too. */
export function TickBox({ name, value, label, defaultChecked }: TickBoxProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={defaultChecked}
        className={styles.box}
      />
      <span className={styles.words}>{label}</span>
    </label>
  )
}
