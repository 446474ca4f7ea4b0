import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { deskQuery } from '../../queries/desk.ts'
import type { Desk } from '../../queries/desk.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackIcon } from '../../ui/icons.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import { Blocked } from './Blocked.tsx'
import type { DoneDeed } from './Done.tsx'
import type { OpenMeal } from './order.ts'
import { PersonFacts } from './PersonFacts.tsx'
import styles from './Person.module.css'
import { TakeOrder } from './TakeOrder.tsx'
import { useHotkeys } from './use-hotkeys.ts'
import { useOrderFlow } from './use-order-flow.ts'

export interface PersonProps {
  dinerId: number
  /** The meal she is rung up about; undefined when she rang, about whatever comes next. */
  servingId: number | undefined
  /** What was typed to find her, for the strip of keys. */
  typed: string
  /** A choice pressed before the page could show it; taken, but never the ⏎ that books. */
  keyAhead: string | null
  onKeyAhead: (key: string | null) => void
  onSearch: (text: string) => void
  onDone: (deed: DoneDeed | null) => void
}

/** Everything to know while she is on the line, and her order. */
export function Person(props: PersonProps) {
  const { dinerId, servingId, onKeyAhead, onSearch } = props
  const { person, again, personFailed, personFailedWay } = useDeskWords()
  const { loading } = useWords()
  const section = useRef<HTMLElement>(null)
  const desk = useQuery(deskQuery(dinerId, servingId))
  // Away from the search box before anybody sees her: the next key is an answer, not a letter of a name.
  useLayoutEffect(() => section.current?.focus(), [])
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={styles.person}
      aria-label={desk.data === undefined ? loading : person.region(desk.data.diner.name)}
    >
      <button type="button" className={styles.back} onClick={() => onSearch('')}>
        <BackIcon /> {person.back}
      </button>
      {desk.data !== undefined ? (
        <Known {...props} desk={desk.data} />
      ) : desk.error !== null ? (
        <Notice tone="refused" heading={personFailed}>
          <p>{sentenceFor(desk.error, personFailedWay)}</p>
          <Button type="button" kind="quiet" onClick={() => void desk.refetch()}>
            {again}
          </Button>
        </Notice>
      ) : (
        <Opening onKeyAhead={onKeyAhead} onSearch={onSearch} />
      )}
    </section>
  )
}

function Opening({ onKeyAhead, onSearch }: Pick<PersonProps, 'onKeyAhead' | 'onSearch'>) {
  const { loading } = useWords()
  useHotkeys({ digit: onKeyAhead, escape: () => onSearch(''), letter: onSearch })
  return <p className={styles.loading}>{loading}</p>
}

type KnownProps = PersonProps & { desk: Desk }

export interface MealProps {
  next: OpenMeal
  /** Keeps the meal as it was sent until its answer is there, whatever the page hears meanwhile. */
  onHold: (next: OpenMeal | null) => void
}

function Known(props: KnownProps) {
  const { desk, onSearch } = props
  const [held, onHold] = useState<OpenMeal | null>(null)
  const next = held ?? desk.next
  if (next.state === 'open' || next.state === 'booked')
    return <WithMeal key={next.state} {...props} next={next} onHold={onHold} />
  return (
    <>
      <PersonFacts desk={desk} priced={null} />
      <Blocked
        dinerId={desk.diner.dinerId}
        next={next}
        today={desk.now.day}
        onNext={() => onSearch('')}
      />
    </>
  )
}

function WithMeal(props: KnownProps & MealProps) {
  const { desk, next, keyAhead, onKeyAhead, servingId } = props
  const { choices } = useDeskWords()
  const flow = useOrderFlow(
    desk,
    next,
    choices.notAlone,
    keyAhead,
    servingId === undefined ? 'rang' : 'rungUp',
  )
  useEffect(() => onKeyAhead(null), [onKeyAhead])
  return (
    <>
      <PersonFacts desk={desk} priced={flow.priced} />
      <TakeOrder {...props} flow={flow} />
    </>
  )
}
