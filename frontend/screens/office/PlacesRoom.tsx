import { Buildings } from './Buildings.tsx'
import { MealPatterns } from './MealPatterns.tsx'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'

/** `/office/places`: where residents live, and when and for how many the canteen serves. */
export function PlacesRoom() {
  return (
    <OfficeFrame room="places">
      <div className={styles.columns}>
        <Buildings />
        <MealPatterns />
      </div>
    </OfficeFrame>
  )
}
