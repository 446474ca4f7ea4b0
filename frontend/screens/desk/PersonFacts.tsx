import { useQuery } from '@tanstack/react-query'
import type { Price } from '../../../backend/contract/shapes.ts'
import type { ServiceDay } from '../../../backend/vocabulary/calendar.ts'
import type { PaymentWay } from '../../../backend/vocabulary/meal.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import { paths } from '../../app/paths.ts'
import type { Desk } from '../../queries/desk.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { AllergyBox } from '../../ui/staff/Tag.tsx'
import { PrinterGlyph } from '../../ui/staff/glyphs.tsx'
import { useDeskWords } from '../../ui/words/desk.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './PersonFacts.module.css'

interface Priced {
  price: Price
  by: PaymentWay
}

interface PersonFactsProps {
  desk: Desk
  /** What is about to be booked, or is; null when there is nothing to pay for. */
  priced: Priced | null
}

/** Who she is, what she must not eat, what she usually has. Read from top to bottom in one breath. */
export function PersonFacts({ desk, priced }: PersonFactsProps) {
  const { person, standing } = useDeskWords()
  const { diner, balanceFen } = desk
  const online = useQuery(sessionQuery()).data?.onlinePayment === true
  return (
    <div className={styles.facts}>
      <div className={styles.head}>
        <div className={styles.who}>
          <h2 className={styles.name}>{diner.name}</h2>
          <About diner={diner} />
        </div>
        {balanceFen !== null && (
          <p className={styles.balance}>
            {person.balance} <strong className={styles.amount}>{yuan(balanceFen)}</strong> <Unit />
          </p>
        )}
      </div>
      <p className={styles.where}>
        <span>{[diner.door, person.phoneTail(diner.phoneTail)].filter(Boolean).join('，')}</span>
        <a className={styles.slip} href={paths.bindSlip(diner.dinerId)}>
          <PrinterGlyph /> {person.bindSlip}
        </a>
        <a className={styles.slip} href={paths.familySlip(diner.dinerId)}>
          <PrinterGlyph /> {person.family}
        </a>
        <a className={styles.slip} href={paths.deskStanding(diner.dinerId)}>
          {standing.regular}
        </a>
        {online && (
          <a className={styles.slip} href={paths.paySlip(diner.dinerId)}>
            <PrinterGlyph /> {person.paySlip}
          </a>
        )}
      </p>
      <Needs needs={desk.needs} />
      <dl className={styles.rows}>
        <Usual usual={desk.usual} />
        <Week week={desk.week} />
        {priced !== null && <ToPay priced={priced} />}
        {desk.written !== null && <Written written={desk.written} today={desk.now.day} />}
      </dl>
    </div>
  )
}

function Unit() {
  const { moneyUnit } = useWords()
  return <span className={styles.amount}>{moneyUnit}</span>
}

function About({ diner }: { diner: Desk['diner'] }) {
  const { person } = useDeskWords()
  const { phrases } = useWords()
  const about = [person.age(diner.age), diner.livesAlone ? person.livesAlone : '', diner.callerNote]
  return <p className={styles.about}>{phrases(about.filter(Boolean))}</p>
}

function Needs({ needs }: { needs: Desk['needs'] }) {
  const { person } = useDeskWords()
  const { allergen, need, variantParts, phrases } = useWords()
  const made = variantParts({ ...needs.texture, omits: [] })
  const warnings: [string, string][] = []
  if (needs.allergens.length > 0)
    warnings.push([person.allergy, needs.allergens.map((one) => allergen[one]).join('　')])
  if (made.length > 0) warnings.push([person.texture, phrases(made)])
  const others = needs.others.map((one) => (one in need ? need[one as keyof typeof need] : one))
  if (others.length > 0) warnings.push([person.others, phrases(others)])
  return warnings.length === 0 ? (
    <p className={styles.noNeeds}>{person.noNeeds}</p>
  ) : (
    <AllergyBox warnings={warnings} />
  )
}

function Usual({ usual }: { usual: Desk['usual'] }) {
  const { person } = useDeskWords()
  const { name, phrases, variantParts, way } = useWords()
  return (
    <div className={styles.row}>
      <dt>{person.usual}</dt>
      <dd>
        {usual === null ? (
          person.noUsual
        ) : (
          <>
            <strong>{name(usual.name)}</strong>
            {phrases(['', ...variantParts(usual.variant), way[usual.way]])}{' '}
            <span className={styles.quiet}>{person.usualCount(usual.times, usual.of)}</span>
          </>
        )}
      </dd>
    </div>
  )
}

/** The day's letter and its frame say it twice; the words say it a third time, for the ear. */
function Week({ week }: { week: Desk['week'] }) {
  const { person } = useDeskWords()
  const { shortWeekday, weekday } = useWords()
  const ate = week.filter((one) => one.ate).length
  return (
    <div className={styles.row}>
      <dt>{person.week}</dt>
      <dd className={styles.week}>
        <ul className={styles.days}>
          {week.map((one) => (
            <li key={one.day} className={styles.day} data-ate={one.ate}>
              <span aria-hidden="true">{shortWeekday(one.day)}</span>
              <span className="spoken-only">
                {(one.ate ? person.ate : person.notAte)(weekday(one.day))}
              </span>
            </li>
          ))}
        </ul>
        <span className={styles.quiet}>{person.ateDays(ate)}</span>
      </dd>
    </div>
  )
}

/** Whose hand the order is in, and whether she heard it. */
function Written({ written, today }: { written: NonNullable<Desk['written']>; today: ServiceDay }) {
  const { person } = useDeskWords()
  const { moment } = useWords()
  return (
    <div className={styles.row}>
      <dt>{person.written}</dt>
      <dd>
        {person.writtenBy(written.by, moment(written.at, today))}
        {written.readBack === 'yes' && <span className={styles.quiet}>{person.readBack}</span>}
      </dd>
    </div>
  )
}

function ToPay({ priced }: { priced: Priced }) {
  const { person } = useDeskWords()
  const words = useWords()
  const { listFen, subsidyFen, payFen } = priced.price
  return (
    <div className={styles.row}>
      <dt>{person.pay}</dt>
      <dd>
        {subsidyFen > 0 &&
          `${words.price.list} ${words.money(listFen)} − ${words.price.subsidy} ${words.money(subsidyFen)} = `}
        <strong className={styles.pay}>
          {words.price.pay} {words.money(payFen)}
        </strong>
        {payFen > 0 && (
          <span className={styles.quiet}>
            {priced.by === 'wallet' ? person.fromCard : person.atCanteen(payFen)}
          </span>
        )}
      </dd>
    </div>
  )
}
