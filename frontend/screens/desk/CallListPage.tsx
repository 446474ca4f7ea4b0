import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callBacksQuery } from '../../queries/desk.ts'
import type { CallBacks } from '../../queries/desk.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PrintableHead } from '../../ui/staff/ListHead.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { BesideDesk } from './BesideDesk.tsx'
import { Trouble } from './CallBacks.tsx'
import styles from './CallListPage.module.css'
import { CallTable } from './CallTable.tsx'

/** `/desk/call-list`: everybody to be rung up about one meal, to work through or to print. */
export function CallListPage() {
  const { calls, noCanteen, noCanteenWay, slip } = useDeskWords()
  return (
    <BesideDesk
      title={calls.title}
      back={slip.back}
      none={{ heading: noCanteen, way: noCanteenWay }}
    >
      {(canteenId) => <CallList canteenId={canteenId} />}
    </BesideDesk>
  )
}

function CallList({ canteenId }: { canteenId: number }) {
  const { callBacks, calls } = useDeskWords()
  const [servingId, setServingId] = useState<number>()
  const list = useQuery(callBacksQuery(canteenId, servingId))
  if (list.data === undefined) return <Trouble list={list} />
  const { servings, when, rows } = list.data
  return (
    <>
      {servings.length > 1 && <Meals list={list.data} onPick={setServingId} />}
      {when === null ? (
        <EmptyState words={servings.length > 0 ? calls.over : callBacks.noMeal} />
      ) : (
        <section className={styles.section} aria-labelledby="call-list">
          <Head list={list.data} when={when} />
          {rows.length === 0 ? (
            <EmptyState words={callBacks.empty} />
          ) : (
            <CallTable list={list.data} when={when} />
          )}
        </section>
      )}
    </>
  )
}

interface ListProps {
  list: CallBacks
  when: NonNullable<CallBacks['when']>
}

function Head({ list, when }: ListProps) {
  const { calls } = useDeskWords()
  const words = useWords()
  const { now, cutoff, rows } = list
  return (
    <PrintableHead
      id="call-list"
      heading={calls.forMeal(words.mealNameOn(when.day, when.meal, now.day))}
      note={
        cutoff !== null && (
          <p className={styles.until}>{calls.until(words.moment(cutoff, now.day))}</p>
        )
      }
      print={rows.length > 0 ? calls.print : null}
    />
  )
}

function Meals({ list, onPick }: { list: CallBacks; onPick: (servingId: number) => void }) {
  const { calls } = useDeskWords()
  const { mealNameOn } = useWords()
  return (
    <fieldset className={`${styles.meals} screen-only`}>
      <legend className="spoken-only">{calls.which}</legend>
      {list.servings.map(({ servingId, day, meal }) => (
        <Button
          key={servingId}
          type="button"
          kind="secondary"
          pressed={servingId === list.when?.servingId}
          onClick={() => onPick(servingId)}
        >
          {mealNameOn(day, meal, list.now.day)}
        </Button>
      ))}
    </fieldset>
  )
}
