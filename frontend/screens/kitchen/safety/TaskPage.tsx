import type { ReactNode } from 'react'
import type { FoodSafetyDay } from '../../../../backend/contract/food-safety.ts'
import { paths } from '../../../app/paths.ts'
import { sentenceFor } from '../../../queries/sending.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useSafetyWords } from '../../../ui/words/safety.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { useHandChoice } from './hand.ts'
import styles from './Safety.module.css'

interface TaskPageProps {
  data: FoodSafetyDay
  title: string
  about: string
  /** Why the last press was not noted. */
  error: Error | null
  /** On a tablet without a person: asks for her name first. */
  asks: 'who' | 'nobody'
  children: ReactNode
}

/** One task, its way back, and who notes it. */
export function TaskPage({ data, title, about, error, asks, children }: TaskPageProps) {
  const base = useWords()
  const words = useSafetyWords()
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <LinkButton href={paths.foodSafety()} kind="quiet">
          {words.back}
        </LinkButton>
        <div>
          <h1>{title}</h1>
          <p className={styles.about}>
            {base.date(data.day)} {base.weekday(data.day)} · {about}
          </p>
        </div>
      </header>
      {error !== null && <Notice tone="refused" heading={sentenceFor(error, words.offline)} />}
      {asks === 'who' && !data.signedIn && <WhoNotes data={data} />}
      {children}
    </main>
  )
}

function WhoNotes({ data }: { data: FoodSafetyDay }) {
  const words = useSafetyWords()
  const { handId, setHandId } = useHandChoice()
  return (
    <fieldset className={styles.who}>
      <legend className={styles.heading}>{words.who}</legend>
      <p className={styles.about}>{data.hands.length === 0 ? words.noHands : words.whoWay}</p>
      <div className={styles.keys}>
        {data.hands.map(({ accountId, name }) => (
          <Button
            key={accountId}
            type="button"
            pressed={accountId === handId}
            onClick={() => setHandId(accountId)}
          >
            {name}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

/** Heading of one meal in a task. */
export function MealHeading({ when }: { when: FoodSafetyDay['servings'][number]['when'] }) {
  const base = useWords()
  return (
    <h2 className={styles.heading}>
      {base.meal[when.meal]} <span className={styles.about}>{`${when.from}–${when.to}`}</span>
    </h2>
  )
}

/** A day without a meal has nothing to note. */
export function NoMeal() {
  const words = useSafetyWords()
  return (
    <Notice tone="calm" heading={words.noMeal}>
      {words.noMealWay}
    </Notice>
  )
}
