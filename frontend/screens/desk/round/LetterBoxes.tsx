import type { Round } from '../../../../backend/contract/rounds.ts'
import { Button } from '../../../ui/Button.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import { sumOfNotes } from './cash.ts'
import type { ShownNote } from './cash.ts'
import type { CashAsked } from './CashDialog.tsx'
import type { Asked } from './DishDialog.tsx'
import { Needs } from './Needs.tsx'
import styles from './Round.module.css'
import cashStyles from './RoundCash.module.css'
import type { RoundDeeds } from './use-round-deeds.ts'
import { floorsOf } from './week.ts'
import type { ShownCell, ShownResident, ShownState } from './week.ts'

export interface Shared {
  round: Round
  residents: readonly ShownResident[]
  deeds: RoundDeeds
  onAsk: (asked: Asked) => void
  cash: CashNow
}

/** Cash at doors as it stands: whether any is taken, what she carries, and the tap that asks how much. */
export interface CashNow {
  readonly taken: boolean
  readonly notes: readonly ShownNote[]
  readonly onCash: (asked: CashAsked) => void
}

/** The wall of boxes in the stairwell: floors from the top, a box a person, one tap a lunch. */
export function LetterBoxes({ nth, ...shared }: Shared & { nth: number }) {
  const { floor: floorWord, noFloor } = useRoundWords()
  return (
    <div className={styles.floors}>
      {floorsOf(shared.residents).map(({ floor, doors }) => (
        <section key={floor ?? 'none'} className={styles.floor}>
          <h2 className={styles.heading}>{floor === null ? noFloor : floorWord(floor)}</h2>
          <ul className={styles.boxes}>
            {doors.map((one) => (
              <Box key={one.resident.dinerId} shown={one} nth={nth} {...shared} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface BoxProps extends Shared {
  shown: ShownResident
  nth: number
}

function Box({ shown, nth, round, deeds, onAsk, cash }: BoxProps) {
  const words = useRoundWords()
  const { resident, cells } = shown
  const cell = cells[nth]
  const day = round.days[nth]
  if (cell === undefined || day === undefined) return null
  return (
    <li className={styles.box} data-state={cell.state}>
      <p className={styles.who}>
        <span className={styles.door}>{resident.door}</span>
        <strong>{resident.name}</strong>
        {resident.livesAlone && <span className={styles.quiet}>{words.livesAlone}</span>}
      </p>
      <Needs needs={resident.needs} />
      <State cell={cell} paused={resident.paused} />
      <Press shown={shown} cell={cell} day={day} round={round} deeds={deeds} onAsk={onAsk} />
      <TakeCash resident={resident} cash={cash} />
    </li>
  )
}

interface StateProps {
  cell: ShownCell
  paused: ShownResident['resident']['paused']
}

/** What stands there in words; an empty square says it with its button. */
function State({ cell, paused }: StateProps) {
  const words = useRoundWords()
  const { name, date } = useWords()
  if (cell.state === 'open') return null
  const until = paused?.until ?? null
  const state =
    cell.state === 'paused' && until !== null
      ? words.pausedUntil(date(until))
      : words.state[cell.state]
  return (
    <p className={styles.state}>
      <strong>{state}</strong>
      {cell.dish !== null && <span>{name(cell.dish)}</span>}
      {cell.by !== null && <span className={styles.quiet}>{words.by(cell.by)}</span>}
    </p>
  )
}

/** Where another dish may be booked, or the first one. */
const asksFor: ReadonlySet<ShownState> = new Set(['open', 'paused', 'full', 'standing', 'gone'])

interface PressProps {
  shown: ShownResident
  cell: ShownCell
  day: Round['days'][number]
  round: Round
  deeds: RoundDeeds
  onAsk: (asked: Asked) => void
}

function Press({ shown, cell, day, round, deeds, onAsk }: PressProps) {
  const words = useRoundWords()
  const { resident } = shown
  const { dayFromToday } = useWords()
  const when = dayFromToday(day.day, round.today)
  const { back } = cell
  const some = cell.cell.offers.some(({ because }) => because === null)
  const canAsk = some && asksFor.has(cell.state)
  return (
    <div className={styles.presses}>
      {cell.usual !== null && (
        <Usual resident={resident} offer={cell.usual} day={day} when={when} deeds={deeds} />
      )}
      {canAsk && (
        <Button
          type="button"
          kind="quiet"
          label={words.otherFor(resident.name)}
          onClick={() => onAsk({ resident, day, cell })}
        >
          {words.other}
        </Button>
      )}
      {back !== null && back.kind !== 'booking' && (
        <>
          <Rest shown={shown} day={day} round={round} deeds={deeds} />
          <Button
            type="button"
            kind="quiet"
            label={words.backFor(resident.name, when)}
            onClick={() => deeds.back(resident, day, back)}
          >
            {words.back}
          </Button>
        </>
      )}
    </div>
  )
}

/** Cash from her, and what she has given already. */
function TakeCash({ resident, cash }: { resident: ShownResident['resident']; cash: CashNow }) {
  const { cash: words } = useRoundWords()
  const { money } = useWords()
  const hers = cash.notes.filter(({ dinerId }) => dinerId === resident.dinerId)
  if (!cash.taken && hers.length === 0) return null
  const had = hers.length > 0 ? words.had(money(sumOfNotes(hers))) : undefined
  return (
    <div className={cashStyles.takeCash}>
      <Button type="button" kind="quiet" note={had} onClick={() => cash.onCash({ resident })}>
        <span className="spoken-only">{words.whoseCash(resident.name)}</span>
        {words.do}
      </Button>
    </div>
  )
}

interface UsualProps {
  resident: ShownResident['resident']
  offer: NonNullable<ShownCell['usual']>
  day: Round['days'][number]
  when: string
  deeds: RoundDeeds
}

/** The one tap of a round. */
function Usual({ resident, offer, day, when, deeds }: UsualProps) {
  const words = useRoundWords()
  const { name, money } = useWords()
  const dish = day.dishes.find(({ offeringId }) => offeringId === offer.offeringId)
  return (
    <Button
      type="button"
      kind="secondary"
      note={`${dish === undefined ? '' : name(dish.name)} ${money(offer.payFen)}`}
      onClick={() => deeds.order({ resident, day, offer, agreed: 'usual' })}
    >
      <span className="spoken-only">{words.whoseWhen(resident.name, when)}</span>
      {words.usual}
    </Button>
  )
}

interface RestProps {
  shown: ShownResident
  /** The one her box shows; the rest comes after it. */
  day: Round['days'][number]
  round: Round
  deeds: RoundDeeds
}

/** One tap more, and the rest of the week is as usual too. */
function Rest({ shown, day: shownDay, round, deeds }: RestProps) {
  const words = useRoundWords()
  const { resident, cells } = shown
  const open = cells.flatMap((cell, nth) => {
    const day = round.days[nth]
    return day !== undefined &&
      day.day > shownDay.day &&
      cell.state === 'open' &&
      cell.usual !== null
      ? [{ resident, day, offer: cell.usual, agreed: 'usual' as const }]
      : []
  })
  if (open.length === 0) return null
  return (
    <Button
      type="button"
      kind="secondary"
      label={words.restOfWeekFor(resident.name)}
      onClick={() => deeds.rest(open)}
    >
      {words.restOfWeek}
    </Button>
  )
}
