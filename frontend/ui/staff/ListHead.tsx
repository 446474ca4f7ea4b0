import { Button } from '../../ui/Button.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import styles from './Lists.module.css'

interface PrintableHeadProps {
  id: string
  heading: string
  /** On the button; null while there is nothing to print. */
  print: string | null
}

/** Over a list that people take away on paper. The paper has a head of its own. */
export function PrintableHead({ id, heading, print }: PrintableHeadProps) {
  return (
    <div className={`${styles.head} screen-only`}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      {print !== null && (
        <div>
          <Button type="button" kind="quiet" icon={<PrinterGlyph />} onClick={() => window.print()}>
            {print}
          </Button>
        </div>
      )}
    </div>
  )
}
