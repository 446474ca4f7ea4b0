import { bookingEndpoints } from '../../../backend/contract/bookings.ts'
import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { familyEndpoints, FamilyPerson } from '../../../backend/contract/family.ts'
import type { Ticket } from '../../../backend/contract/tickets.ts'
import { collectorWords } from '../../../backend/vocabulary/collector-words.ts'
import { PostForm } from '../../app/PostForm.tsx'
import { paths } from '../../app/paths.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Pair, Phrases } from '../../ui/elder/Screen.tsx'
import { PhoneIcon } from '../../ui/icons.tsx'
import { useElderWords } from '../../ui/words/elder.ts'
import { useFamilyWords } from '../../ui/words/family.ts'
import { useWords } from '../../ui/words/words.tsx'
import { linkTo, mealWords } from '../elder/meal.ts'
import styles from './FamilyDay.module.css'
import { KeptForAnswer } from './KeptForAnswer.tsx'
import { PayHeld } from './PayHeld.tsx'

type Now = ReplyOf<typeof familyEndpoints.getFamilyDay>['now']

interface PersonProps {
  person: FamilyPerson
  now: Now
  /** Only the one who needs somebody first has the green button. */
  place: 'first' | 'after'
}

export function PersonToday({ person, now, place }: PersonProps) {
  const words = useWords()
  const { day } = useFamilyWords()
  return (
    <article className={styles.person}>
      <h2 className={styles.name}>{words.name(person.callName)}</h2>
      <Sentence person={person} now={now} />
      <Calls person={person} />
      {person.week.length > 0 && <Week week={person.week} />}
      {person.state !== 'gone' && <Coming person={person} now={now} />}
      <Next person={person} now={now} place={place} />
      <Money person={person} />
      {person.state !== 'gone' && (
        <LinkButton
          kind="quiet"
          href={paths.familyPerson(person.dinerId)}
          label={`${words.name(person.callName)} ${day.more}`}
        >
          {day.more}
        </LinkButton>
      )}
    </article>
  )
}

/** 11:42 取餐了 · 12:30 了，午饭还没来取 · 今天没订饭 */
function useSentence({ about, state }: FamilyPerson, now: Now): string {
  const words = useWords()
  const { day } = useFamilyWords()
  if (state === 'gone') return day.gone
  if (about === null || state === 'none') return day.none
  const meal = words.meal[about.meal]
  if (state === 'ate' && about.collector !== null)
    return day.fetched(about.collectedAt ?? '', words.name(collectorWords(about.collector)))
  if (state === 'ate') return day.ate(about.collectedAt ?? '', meal)
  if (state === 'late')
    return about.state === 'missed' ? day.missed(meal) : day.late(now.time, meal)
  return day[state](meal, words.window(about))
}

function Sentence({ person, now }: { person: FamilyPerson; now: Now }) {
  const words = useWords()
  const sentence = useSentence(person, now)
  const { about, state } = person
  return (
    <div className={classes(styles.today, styles[state])}>
      <p className={styles.sentence}>
        <Phrases text={sentence} />
      </p>
      {about !== null && <p>{words.phrases([words.meal[about.meal], words.name(about.name)])}</p>}
    </div>
  )
}

/** Nobody came: a voice is the next step, hers first. */
function Calls({ person }: { person: FamilyPerson }) {
  const words = useWords()
  const { day } = useFamilyWords()
  const { state, phone, canteen } = person
  if (state !== 'late' && state !== 'gone') return null
  return (
    <div className={styles.calls}>
      {phone !== '' && (
        <LinkButton href={`tel:${phone}`} icon={<PhoneIcon />} note={phone}>
          {day.call(words.name(person.callName))}
        </LinkButton>
      )}
      <LinkButton href={`tel:${canteen.phone}`} icon={<PhoneIcon />} note={canteen.phone}>
        {day.callCanteen}
      </LinkButton>
    </div>
  )
}

function Week({ week }: { week: FamilyPerson['week'] }) {
  const words = useWords()
  const { day } = useFamilyWords()
  return (
    <section>
      <h3 className={styles.group}>{day.week}</h3>
      <ol className={styles.week}>
        {week.map((one) => (
          <li key={one.day} className={classes(styles.day, styles[one.state])}>
            <span className={styles.weekday} aria-hidden="true">
              {words.shortWeekday(one.day)}
            </span>
            <span className="spoken-only">
              {words.weekday(one.day)} {one.state === 'none' && day.days.none}
            </span>
            {one.state === 'none' ? (
              <span className={styles.what} aria-hidden="true">
                –
              </span>
            ) : (
              <span className={styles.what}>{day.days[one.state]}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Coming({ person, now }: { person: FamilyPerson; now: Now }) {
  const { day } = useFamilyWords()
  return (
    <section>
      <h3 className={styles.group}>{day.coming}</h3>
      {person.coming.length === 0 ? (
        <p>{day.noComing}</p>
      ) : (
        <ul>
          {person.coming.map((ticket) => (
            <Meal key={ticket.bookingId} ticket={ticket} person={person} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface MealProps {
  ticket: Ticket
  person: FamilyPerson
  now: Now
}

function Meal({ ticket, person, now }: MealProps) {
  const words = useWords()
  const { day } = useFamilyWords()
  const meal = mealWords(words, ticket, now.day)
  const offer = person.offers.find(({ bookingId }) => bookingId === ticket.bookingId)
  // What is kept for an answer is answered, not cancelled.
  const mayCancel =
    offer === undefined && person.permissions.includes('book') && ticket.can.cancel.allowed
  return (
    <li className={styles.meal}>
      <p className={styles.dish}>
        <strong>{meal}</strong> {words.name(ticket.plate.name)}
      </p>
      {offer !== undefined && (
        <KeptForAnswer ticket={ticket} person={person} today={now.day} payment={offer.payment} />
      )}
      {offer === undefined && ticket.state === 'held' && (
        <HeldMeal ticket={ticket} person={person} now={now} />
      )}
      {mayCancel && (
        <PostForm
          endpoint={bookingEndpoints.cancelBooking}
          params={{ bookingId: ticket.bookingId }}
          body={{}}
          next={paths.familyDone(person.dinerId, ticket.bookingId)}
          back={paths.family()}
        >
          <Button kind="quiet" label={day.cancelSpoken(`${words.name(person.callName)} ${meal}`)}>
            {day.cancel}
          </Button>
        </PostForm>
      )}
    </li>
  )
}

/** Kept while it is paid, and anybody she lets pay can do it: this, the provider's own page, done. */
function HeldMeal({ ticket, person, now }: MealProps) {
  const words = useWords()
  const { held } = useElderWords()
  return (
    <>
      {ticket.heldUntil !== null && (
        <p className={styles.held}>{held.until(words.moment(ticket.heldUntil, now.day))}</p>
      )}
      <PayHeld
        dinerId={person.dinerId}
        ticket={ticket}
        permissions={person.permissions}
        spoken={words.name(person.callName)}
      />
    </>
  )
}

/** Three taps: this, 「对，订下」, done. */
function Next({ person, now, place }: PersonProps) {
  const words = useWords()
  const { day } = useFamilyWords()
  const { dinerId, next } = person
  if (next === null) return null
  const { when, suggestion } = next
  const meal = words.mealOn(when.day, when.meal, now.day)
  const dishes = paths.familyDishes(dinerId, when.servingId)
  if (suggestion === null || !suggestion.can.book.allowed)
    return (
      <LinkButton href={dishes} note={meal}>
        {day.otherDish}
      </LinkButton>
    )
  return (
    <div className={styles.next}>
      <LinkButton
        kind={place === 'first' ? 'primary' : 'secondary'}
        href={paths.familyConfirm(dinerId, linkTo(when.servingId, suggestion))}
        note={words.phrases([
          meal,
          words.name(suggestion.plate.name),
          day.pay(suggestion.price.payFen),
        ])}
      >
        {suggestion.basis === 'lastTime' ? day.lastTime : day.offered}
      </LinkButton>
      <LinkButton
        kind="quiet"
        href={dishes}
        label={`${words.name(person.callName)} ${day.otherDish}`}
      >
        {day.otherDish}
      </LinkButton>
    </div>
  )
}

function Money({ person }: { person: FamilyPerson }) {
  const words = useWords()
  const { day } = useFamilyWords()
  if (person.balanceFen === null) return null
  return (
    <div className={styles.money}>
      <Pair>
        <p className={styles.balance}>{day.has(person.balanceFen)}</p>
        {person.state !== 'gone' && (
          <LinkButton
            href={paths.familyTopUp(person.dinerId)}
            label={`${words.name(person.callName)} ${day.topUp}`}
          >
            {day.topUp}
          </LinkButton>
        )}
      </Pair>
    </div>
  )
}
