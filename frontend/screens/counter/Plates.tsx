import type { Bilingual } from '../../../backend/contract/shapes.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { AllergyBox } from '../../ui/staff/Tag.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Result.module.css'

interface Line {
  key: number
  name: Bilingual
  size: Ticket['plate']['size']
  quantity: number
  variant: Ticket['variant']
}

/** What to put on the tray; what must not be on it stands in red, in words. */
export function Plates({ lines, way }: { lines: readonly Line[]; way: Ticket['way'] }) {
  const { result } = useCounterWords()
  const words = useWords()
  return (
    <ul className={styles.plates}>
      {lines.map(({ key, name, size, quantity, variant }) => {
        const made = words.variantParts({ ...variant, omits: [] })
        const warnings: [string, string][] = []
        if (variant.omits.length > 0)
          warnings.push([result.omits, variant.omits.map((one) => words.allergen[one]).join('　')])
        return (
          <li key={key}>
            <p className={styles.dish}>
              {words.phrases(
                [words.name(name), words.size[size], ...made, words.way[way]].filter(Boolean),
              )}
              {quantity > 1 && (
                <strong className={styles.several}>{words.portions(quantity)}</strong>
              )}
            </p>
            <AllergyBox warnings={warnings} />
          </li>
        )
      })}
    </ul>
  )
}
