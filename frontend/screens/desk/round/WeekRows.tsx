import type { Round } from '../../../../backend/contract/rounds.ts'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import type { Shared } from './LetterBoxes.tsx'
import { Needs } from './Needs.tsx'
import styles from './Round.module.css'
import type { ShownCell, ShownResident } from './week.ts'

/** Person by person, her seven days beside each other; one tap a day. */
export function WeekRows({ residents, ...shared }: Shared) {
  return (
    <ul className={styles.weeks}>
      {residents.map((one) => (
        <Row key={one.resident.dinerId} shown={one} {...shared} />
      ))}
    </ul>
  )
}

function Row({
  shown: { resident, cells },
  round,
  deeds,
  onAsk,
}: Omit<Shared, 'residents'> & { shown: ShownResident }) {
  return (
    <li className={styles.week}>
      <p className={styles.who}>
        <span className={styles.door}>{resident.door}</span>
        <strong>{resident.name}</strong>
      </p>
      <Needs needs={resident.needs} />
      <ul className={styles.cells}>
        {cells.map((cell, nth) => {
          const day = round.days[nth]
          if (day === undefined) return null
          const { back, usual } = cell
          const press =
            usual !== null
              ? () => deeds.order({ resident, day, offer: usual, agreed: 'usual' })
              : back !== null && back.kind !== 'booking'
                ? () => deeds.back(resident, day, back)
                : back !== null || cell.cell.offers.some(({ because }) => because === null)
                  ? () => onAsk({ resident, day, cell })
                  : undefined
          return (
            <li key={day.day}>
              <Cell name={resident.name} cell={cell} day={day} today={round.today} press={press} />
            </li>
          )
        })}
      </ul>
    </li>
  )
}

interface CellProps {
  name: string
  cell: ShownCell
  day: Round['days'][number]
  today: Round['today']
  press: (() => void) | undefined
}

function Cell({ name, cell, day, today, press }: CellProps) {
  const words = useRoundWords()
  const { shortWeekday, dayFromToday, phrases } = useWords()
  const state = words.state[cell.state]
  const spoken = words.cell(phrases([name, dayFromToday(day.day, today)]), state)
  return (
    <button
      type="button"
      className={styles.cell}
      data-state={cell.state}
      disabled={press === undefined}
      onClick={press}
    >
      <span className="spoken-only">{spoken}</span>
      <span aria-hidden="true">{shortWeekday(day.day)}</span>
      <strong aria-hidden="true">{words.short[cell.state]}</strong>
    </button>
  )
}
