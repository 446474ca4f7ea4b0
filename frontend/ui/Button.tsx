import type { ReactNode, Ref } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

/** primary: the one thing to press on a screen · danger: always with the word for what is lost */
export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

interface Look {
  kind?: ButtonKind
  /** A second line that says what the first one means. */
  note?: ReactNode
  icon?: ReactNode
  children: ReactNode
}

function Face({ note, icon, children }: Omit<Look, 'kind'>) {
  return (
    <>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <span className={styles.words}>
        <span className={styles.main}>{children}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
    </>
  )
}

const look = (kind: ButtonKind = 'secondary') => classes(styles.button, styles[kind])

interface ButtonProps extends Look {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  disabled?: boolean
  /** Id of the text that says why it cannot be pressed, or what it will do. */
  describedBy?: string
  pressed?: boolean
  /** When the visible words are not unique in a list: 「取消 11月23日的饭」. */
  label?: string
  /** The key that does the same: 'Enter', '1'. */
  shortcut?: string
  ref?: Ref<HTMLButtonElement>
  onClick?: () => void
}

export function Button({
  type = 'submit',
  kind,
  label,
  pressed,
  describedBy,
  shortcut,
  ...rest
}: ButtonProps) {
  const { note, icon, children, ...native } = rest
  return (
    <button
      {...native}
      type={type}
      className={look(kind)}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      aria-describedby={describedBy}
    >
      <Face note={note} icon={icon}>
        {children}
      </Face>
    </button>
  )
}

interface LinkButtonProps extends Look {
  href: string
  label?: string
}

/** Goes somewhere; looks like a button because it is the next step. */
export function LinkButton({ href, kind, label, note, icon, children }: LinkButtonProps) {
  return (
    <a href={href} className={look(kind)} aria-label={label}>
      <Face note={note} icon={icon}>
        {children}
      </Face>
    </a>
  )
}
