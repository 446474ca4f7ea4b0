import type { ReactNode } from 'react'
import { Button, LinkButton } from '../Button.tsx'
import { classes } from '../classes.ts'
import styles from './Paper.module.css'

interface PaperToolsProps {
  readonly back: { readonly href: string; readonly words: string }
  readonly print: string
  /** Nothing is printed before it is there. */
  readonly ready: 'ready' | 'not yet'
  /** Between the two: a day to pick. */
  readonly children?: ReactNode
}

/** Over every sheet on the screen: the way back, and the printer. */
export function PaperTools({ back, print, ready, children }: PaperToolsProps) {
  return (
    <div className={classes(styles.tools, 'screen-only')}>
      <LinkButton href={back.href} kind="quiet">
        {back.words}
      </LinkButton>
      {children}
      <Button
        type="button"
        kind="primary"
        disabled={ready === 'not yet'}
        onClick={() => window.print()}
      >
        {print}
      </Button>
    </div>
  )
}

interface PaperSheetProps {
  readonly head: ReactNode
  /** dense: much on one sheet, in the smallest letters that paper may have. */
  readonly letters?: 'usual' | 'dense'
  readonly children: ReactNode
}

/** One paper, however many pages it takes. The head of a table is printed again on each of them, so one holds it all. */
export function PaperSheet({ head, letters = 'usual', children }: PaperSheetProps) {
  return (
    <table
      className={classes(styles.sheet, letters === 'dense' && styles.dense)}
      role="presentation"
    >
      <thead>
        <tr>
          <td>{head}</td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{children}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** Who signs, each with a line to write on. */
export function Signatures({ by }: { readonly by: readonly string[] }) {
  return (
    <p className={styles.signed}>
      {by.map((who) => (
        <span key={who}>{who}</span>
      ))}
    </p>
  )
}
