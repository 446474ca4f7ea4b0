import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useKitchenPlanWords } from '../../../ui/words/kitchen-plan.ts'
import styles from './Tablet.module.css'

interface ReasonProps {
  dish: string
  /** Portions fewer than are booked. */
  short: number
  reason: string
  onReason: (reason: string) => void
}

/** Fewer than booked is somebody's meal: said in a word of the usual ones, or in the cook's own. */
export function Reason({ dish, short, reason, onReason }: ReasonProps) {
  const { plan: words, ready } = useKitchenPlanWords()
  const [own, setOwn] = useState('')
  return (
    <fieldset className={styles.reason}>
      <legend className={styles.short}>{words.short(short)}</legend>
      {words.reasons.map((usual) => (
        <Button
          key={usual}
          type="button"
          kind="quiet"
          pressed={reason === usual}
          label={ready.buttonOf(usual, dish)}
          onClick={() => {
            setOwn('')
            onReason(usual)
          }}
        >
          {usual}
        </Button>
      ))}
      <Field
        label={words.otherReason}
        name={`reason-${dish}`}
        maxLength={200}
        value={own}
        onChange={(text) => {
          setOwn(text)
          onReason(text)
        }}
      />
      {reason.trim() === '' && <p className={styles.small}>{words.needsReason}</p>}
    </fieldset>
  )
}
