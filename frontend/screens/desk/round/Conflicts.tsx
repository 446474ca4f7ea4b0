import type { ComponentType } from 'react'
import { timeOfDayAt } from '../../../../backend/vocabulary/calendar.ts'
import type { Fen } from '../../../../backend/vocabulary/money.ts'
import { present } from '../../../../backend/vocabulary/invariant.ts'
import type { RefusalCode } from '../../../../backend/vocabulary/refusal.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { useRoundWords } from '../../../ui/words/round.ts'
import { useWords } from '../../../ui/words/words.tsx'
import type { Shared } from './LetterBoxes.tsx'
import styles from './Round.module.css'
import type { RoundItem, ShownResident } from './week.ts'

/** What the canteen said no to. Each stays until she has decided, in one tap or two. */
export function Conflicts({ items, ...shared }: Shared & { items: readonly RoundItem[] }) {
  const { conflicts } = useRoundWords()
  const refused = items.filter(({ state }) => state === 'refused')
  if (refused.length === 0) return null
  return (
    <section className={styles.conflicts} aria-label={conflicts.heading(refused.length)}>
      <h2 className={styles.heading}>{conflicts.heading(refused.length)}</h2>
      <ul className={styles.list}>
        {refused.map((item) => (
          <Conflict key={item.key} item={item} {...shared} />
        ))}
      </ul>
    </section>
  )
}

type ConflictProps = Shared & { item: RoundItem }

function Conflict({ item, ...shared }: ConflictProps) {
  const { conflicts } = useRoundWords()
  const words = useWords()
  const { about, at } = item
  const refusal = present(item.refusal, 'what was refused has a reason')
  const late = refusal.code === 'past_cutoff' || refusal.code === 'serving_not_open'
  const who = `${about.door} ${about.name}`.trim()
  const day = words.dayFromToday(about.day, shared.round.today)
  return (
    <li className={styles.conflict}>
      <p>
        <strong>{conflicts.what(who, day, words.name(about.dish))}</strong>
      </p>
      <p>{refusal.sentence}</p>
      {late && <p>{conflicts.takenAt(words.clock(timeOfDayAt(new Date(at))))}</p>}
      <div className={styles.presses}>
        <Ways item={item} {...shared} />
      </div>
    </li>
  )
}

/** Where she lives in this building, as shown; conflicts of another building are only put away here. */
const residentOf = ({ residents }: Shared, { about }: RoundItem): ShownResident | undefined =>
  residents.find(({ resident }) => resident.dinerId === about.dinerId)

function Ways(props: ConflictProps) {
  const { conflicts } = useRoundWords()
  const { item, deeds } = props
  const code = item.refusal?.code
  const said =
    code === 'already_booked' || item.about.deed !== 'order' ? conflicts.fine : conflicts.drop
  const drop = (
    <Button
      type="button"
      kind="quiet"
      label={conflicts.of(item.about.name, said)}
      onClick={() => deeds.solve(item)}
    >
      {said}
    </Button>
  )
  return (
    <>
      {item.about.deed === 'order' && <OrderWays {...props} />}
      {drop}
    </>
  )
}

const DishOrQueue = (props: ConflictProps) => (
  <>
    <OtherDish {...props} />
    <Queue {...props} />
  </>
)
const CallOrNextDay = (props: ConflictProps) => (
  <>
    <CallCanteen {...props} />
    <NextDay {...props} />
  </>
)

/** The way on from each no; from any other there may be another dish. */
const waysOn: Partial<Record<RefusalCode, ComponentType<ConflictProps>>> = {
  price_changed: NewPrice,
  wallet_short: CashOrAtCanteen,
  sold_out: DishOrQueue,
  way_full: DishOrQueue,
  past_cutoff: CallOrNextDay,
  serving_not_open: CallOrNextDay,
  closed_day: NextDay,
}

function OrderWays(props: ConflictProps) {
  const code = props.item.refusal?.code
  if (code === undefined || code === 'already_booked') return null
  const Way = waysOn[code] ?? OtherDish
  return <Way {...props} />
}

/** The same order once more. */
function orderAgain({ item, ...shared }: ConflictProps) {
  const { about } = item
  const resident = residentOf(shared, item)?.resident
  const day = shared.round.days.find((one) => one.day === about.day)
  if (resident === undefined || day === undefined || about.offer === null) return undefined
  return { resident, day, offer: about.offer, agreed: 'read_back' as const }
}

/** Once more, with what was wrong put right. */
function again(props: ConflictProps, change: { payFen?: Fen; pay?: 'counter' }) {
  const order = orderAgain(props)
  if (order === undefined) return undefined
  return () => props.deeds.solve(props.item, { ...order, ...change })
}

function NewPrice(props: ConflictProps) {
  const { conflicts } = useRoundWords()
  const { money } = useWords()
  const ownFen = props.item.refusal?.params['ownFen']
  if (typeof ownFen !== 'number') return null
  const press = again(props, { payFen: ownFen as Fen })
  return (
    press !== undefined && (
      <Button
        label={conflicts.of(props.item.about.name, conflicts.newPrice(money(ownFen as Fen)))}
        type="button"
        kind="secondary"
        onClick={press}
      >
        {conflicts.newPrice(money(ownFen as Fen))}
      </Button>
    )
  )
}

/** Her card holds too little: cash now, if the canteen takes it at doors, or when she comes. */
function CashOrAtCanteen(props: ConflictProps) {
  return (
    <>
      <TakeCashNow {...props} />
      <AtCanteen {...props} />
    </>
  )
}

function TakeCashNow(props: ConflictProps) {
  const { conflicts, cash: words } = useRoundWords()
  const { item, cash } = props
  const order = orderAgain(props)
  if (!cash.taken || order === undefined) return null
  return (
    <Button
      label={conflicts.of(item.about.name, words.doAndBook)}
      type="button"
      kind="secondary"
      onClick={() => cash.onCash({ resident: order.resident, forMeal: { item, order } })}
    >
      {words.doAndBook}
    </Button>
  )
}

function AtCanteen(props: ConflictProps) {
  const { conflicts } = useRoundWords()
  const press = again(props, { pay: 'counter' })
  return (
    press !== undefined && (
      <Button
        label={conflicts.of(props.item.about.name, conflicts.atCanteen)}
        type="button"
        kind="secondary"
        onClick={press}
      >
        {conflicts.atCanteen}
      </Button>
    )
  )
}

function OtherDish({ item, onAsk, ...shared }: ConflictProps) {
  const { other, otherFor } = useRoundWords()
  const shown = residentOf({ onAsk, ...shared }, item)
  const nth = shared.round.days.findIndex(({ day }) => day === item.about.day)
  const day = shared.round.days[nth]
  const cell = shown?.cells[nth]
  if (shown === undefined || day === undefined || cell === undefined) return null
  if (cell.cell.offers.length === 0) return null
  return (
    <Button
      type="button"
      kind="secondary"
      label={otherFor(shown.resident.name)}
      onClick={() => onAsk({ resident: shown.resident, day, cell, insteadOf: item })}
    >
      {other}
    </Button>
  )
}

function Queue({ item, deeds }: ConflictProps) {
  const { conflicts } = useRoundWords()
  return (
    <Button
      label={conflicts.of(item.about.name, conflicts.wait)}
      type="button"
      kind="secondary"
      onClick={() => deeds.wait(item)}
    >
      {conflicts.wait}
    </Button>
  )
}

function CallCanteen({ item, round }: ConflictProps) {
  const { conflicts } = useRoundWords()
  return (
    <LinkButton
      label={conflicts.of(item.about.name, conflicts.call)}
      kind="secondary"
      href={`tel:${round.canteen.phone}`}
    >
      {conflicts.call}
    </LinkButton>
  )
}

/** Her usual on the next day that is still open. */
function NextDay({ item, deeds, ...shared }: ConflictProps) {
  const { conflicts } = useRoundWords()
  const { dayFromToday } = useWords()
  const shown = residentOf({ deeds, ...shared }, item)
  const nth = (shown?.cells ?? []).findIndex(
    ({ cell, state, usual }) => cell.day > item.about.day && state === 'open' && usual !== null,
  )
  const day = shared.round.days[nth]
  const offer = shown?.cells[nth]?.usual ?? null
  if (shown === undefined || day === undefined || offer === null) return null
  const order = { resident: shown.resident, day, offer, agreed: 'usual' as const }
  return (
    <Button
      label={conflicts.of(
        item.about.name,
        conflicts.nextDay(dayFromToday(day.day, shared.round.today)),
      )}
      type="button"
      kind="secondary"
      onClick={() => deeds.solve(item, order)}
    >
      {conflicts.nextDay(dayFromToday(day.day, shared.round.today))}
    </Button>
  )
}
