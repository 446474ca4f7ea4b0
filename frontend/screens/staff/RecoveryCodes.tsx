import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../../queries/identity.ts'
import { Button } from '../../ui/Button.tsx'
import { BowlMark } from '../../ui/icons.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { useSecondFactorWords } from '../../ui/words/second-factor.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './SecondFactor.module.css'

interface RecoveryCodesProps {
  codes: readonly string[]
  name: string
  /** What the person does next, in words, and what happens then. */
  goOn: string
  onGoOn: () => void
}

/** A sheet for the drawer. It is shown once. */
export function RecoveryCodes({ codes, name, goOn, onGoOn }: RecoveryCodesProps) {
  const words = useSecondFactorWords().recovery
  const base = useWords()
  const today = useQuery(sessionQuery()).data?.today
  return (
    <article className={styles.sheet}>
      <p className={styles.brand}>
        <BowlMark className={styles.mark} /> {base.brand}
      </p>
      <h2 className={styles.heading}>{words.heading}</h2>
      {today !== undefined && <p className={styles.quiet}>{words.sheet(name, base.date(today))}</p>}
      <p className={styles.how}>{words.how}</p>
      <ol className={styles.codes} aria-label={words.list}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="screen-only">
        <Row>
          <Button type="button" icon={<PrinterGlyph />} onClick={() => window.print()}>
            {words.print}
          </Button>
          <Button type="button" kind="primary" onClick={onGoOn}>
            {goOn}
          </Button>
        </Row>
      </div>
    </article>
  )
}
