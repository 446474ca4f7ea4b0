import styles from './Tablet.module.css'

interface StepperProps {
  /** What is counted, for the ear. */
  label: string
  less: string
  more: string
  value: number
  onChange: (value: number) => void
}

const most = 10_000
const within = (value: number): number => Math.min(most, Math.max(0, value))

/** A figure between two large keys. It can be typed as well: the tablet brings its number pad. */
export function Stepper({ label, less, more, value, onChange }: StepperProps) {
  return (
    <div className={styles.stepper}>
      <button
        type="button"
        className={styles.step}
        aria-label={less}
        disabled={value === 0}
        onClick={() => onChange(within(value - 1))}
      >
        −
      </button>
      <input
        className={styles.figure}
        aria-label={label}
        inputMode="numeric"
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) =>
          onChange(within(Number(event.target.value.replace(/\D/g, '').slice(0, 5))))
        }
      />
      <button
        type="button"
        className={styles.step}
        aria-label={more}
        onClick={() => onChange(within(value + 1))}
      >
        +
      </button>
    </div>
  )
}
