import { Button } from '../../../ui/Button.tsx'
import styles from './Safety.module.css'

interface ChoicesProps<T> {
  legend: string
  options: readonly T[]
  labelOf: (option: T) => string
  isChosen: (option: T) => boolean
  onPress: (option: T) => void
}

/** Keys that stay pressed, side by side. */
export function Choices<T extends string | number>({
  legend,
  options,
  labelOf,
  isChosen,
  onPress,
}: ChoicesProps<T>) {
  return (
    <fieldset className={styles.wide}>
      <legend className={styles.about}>{legend}</legend>
      <div className={styles.keys}>
        {options.map((option) => (
          <Button
            key={option}
            type="button"
            kind="quiet"
            pressed={isChosen(option)}
            onClick={() => onPress(option)}
          >
            {labelOf(option)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

/** With it, or without it where it was there. */
export const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
