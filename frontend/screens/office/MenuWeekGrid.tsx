import { useState } from 'react'
import type { CSSProperties } from 'react'
import { meals } from '../../../backend/vocabulary/meal.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { MenuOffering, MenuServing, MenuWeek } from '../../queries/menus.ts'
import { classes } from '../../ui/classes.ts'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { AddOffering, AddServing, ChangeOffering } from './MenuDialogs.tsx'
import styles from './MenuWeekGrid.module.css'

type MenuDay = MenuWeek['days'][number]

type Open =
  | { what: 'serving'; day: MenuDay }
  | { what: 'offering'; serving: MenuServing }
  | { what: 'change'; serving: MenuServing; offering: MenuOffering }

interface GridProps {
  week: MenuWeek
  today: ServiceDay
}

/** Seven days side by side, meals in rows; one day after the other where the page is narrow. */
export function MenuWeekGrid({ week, today }: GridProps) {
  const [open, setOpen] = useState<Open | null>(null)
  const used = meals.filter((meal) =>
    week.days.some((day) => day.servings.some((serving) => serving.meal === meal)),
  )
  const rows = used.length === 0 ? ['lunch' as const] : used
  const close = () => setOpen(null)
  return (
    <>
      <div className={styles.week} style={{ '--meals': rows.length } as CSSProperties}>
        {week.days.map((day) => (
          <Day key={day.day} day={day} rows={rows} today={today} onOpen={setOpen} />
        ))}
      </div>
      {open?.what === 'serving' && <AddServing day={open.day} onClose={close} />}
      {open?.what === 'offering' && <AddOffering serving={open.serving} onClose={close} />}
      {open?.what === 'change' && (
        <ChangeOffering serving={open.serving} offering={open.offering} onClose={close} />
      )}
    </>
  )
}

interface DayProps {
  day: MenuDay
  rows: readonly MenuServing['meal'][]
  today: ServiceDay
  onOpen: (open: Open) => void
}

function Day({ day, rows, today, onOpen }: DayProps) {
  const base = useWords()
  const words = useOfficeWords().menu
  const name = base.weekday(day.day)
  return (
    <section className={classes(styles.day, day.day < today && styles.past)} aria-label={name}>
      <h2 className={styles.dayName} aria-current={day.day === today ? 'date' : undefined}>
        {name} <span className={styles.date}>{base.date(day.day)}</span>
      </h2>
      {day.closed !== null && (
        <p className={styles.closed}>{words.closed(base.name(day.closed))}</p>
      )}
      {rows.map((meal) => (
        <Serving
          key={meal}
          serving={day.servings.find((serving) => serving.meal === meal)}
          onOpen={onOpen}
        />
      ))}
      {day.closed === null && day.day >= today && (
        <button
          type="button"
          className={styles.add}
          aria-label={words.addServingOn(name)}
          onClick={() => onOpen({ what: 'serving', day })}
        >
          {words.addServing}
        </button>
      )}
    </section>
  )
}

interface ServingProps {
  serving: MenuServing | undefined
  onOpen: (open: Open) => void
}

function Serving({ serving, onOpen }: ServingProps) {
  const base = useWords()
  const words = useOfficeWords().menu
  if (serving === undefined) return <div className={styles.noServing} />
  const name = words.servingName(base.weekday(serving.day), base.meal[serving.meal])
  return (
    <div className={styles.serving}>
      <h3 className={styles.meal}>
        {base.meal[serving.meal]}
        <span className={styles.booked}>{words.booked(serving.booked)}</span>
      </h3>
      <p className={styles.state}>{base.servingState[serving.state]}</p>
      {serving.offerings.length === 0 && <p className={styles.state}>{words.noOfferings}</p>}
      <ul>
        {serving.offerings.map((offering) => (
          <li key={offering.offeringId}>
            <button
              type="button"
              className={classes(styles.offering, offering.withdrawn && styles.withdrawn)}
              onClick={() => onOpen({ what: 'change', serving, offering })}
            >
              <span className={styles.dish}>
                {base.name(offering.name)} {base.size[offering.size]}
              </span>
              <span className={styles.line}>
                <span>{offering.withdrawn ? words.withdrawn : base.money(offering.priceFen)}</span>
                <span>
                  {offering.booked}/{offering.portionLimit}
                </span>
              </span>
              <span className="spoken-only">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {(serving.state === 'planned' || serving.state === 'open') && (
        <button
          type="button"
          className={styles.add}
          aria-label={words.addOfferingTo(name)}
          onClick={() => onOpen({ what: 'offering', serving })}
        >
          {words.addOffering}
        </button>
      )}
    </div>
  )
}
