import type { RoundResident } from '../../../../backend/contract/rounds.ts'
import { Tag } from '../../../ui/staff/Tag.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import styles from './Round.module.css'

/** What must not be missed at this door, in red and in words. */
export function Needs({ needs }: Pick<RoundResident, 'needs'>) {
  const { allergy } = useRoundWords()
  const { allergen, need, variantParts, phrases } = useWords()
  const others = needs.others.map((one) => (one in need ? need[one as keyof typeof need] : one))
  const made = [...variantParts({ ...needs.texture, omits: [] }), ...others]
  if (needs.allergens.length === 0 && made.length === 0) return null
  return (
    <p className={styles.needs}>
      {needs.allergens.length > 0 && (
        <>
          <Tag tone="danger">{allergy}</Tag>
          <strong>{needs.allergens.map((one) => allergen[one]).join(' ')}</strong>
        </>
      )}
      {made.length > 0 && <span>{phrases(made)}</span>}
    </p>
  )
}
