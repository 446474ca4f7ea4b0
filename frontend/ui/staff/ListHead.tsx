import type { ReactNode } from 'react'
import { Button } from '../Button.tsx'
import { PrinterGlyph } from './glyphs.tsx'
import styles from './ListHead.module.css'

interface ListHeadProps {
  id?: string
  heading: string
  /** A line under the heading. */
  note?: ReactNode
  /** At the end of the line. */
  aside?: ReactNode
}

/** Over a list of people or messages. */
export function ListHead({ id, heading, note, aside }: ListHeadProps) {
  return (
    <div className={styles.head}>
      <div>
        <h2 id={id} className={styles.heading}>
          {heading}
        </h2>
        {note}
      </div>
      {/* A button fills what it stands in. */}
      <div>{aside}</div>
    </div>
  )
}

interface PrintableHeadProps extends Omit<ListHeadProps, 'aside'> {
  /** On the button; null while there is nothing to print. */
  print: string | null
}

/** Over a list that people take away on paper. The paper has a head of its own. */
export function PrintableHead({ print, ...head }: PrintableHeadProps) {
  const button = print !== null && (
    <Button type="button" kind="quiet" icon={<PrinterGlyph />} onClick={() => window.print()}>
      {print}
    </Button>
  )
  return (
    <div className="screen-only">
      <ListHead {...head} aside={button} />
    </div>
  )
}
