import { useQuery } from '@tanstack/react-query'
import { lazy, use, useState } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Language, Role } from '../../../backend/vocabulary/role.ts'
import { paths } from '../../app/paths.ts'
import { useCanteenId } from '../../app/staff-canteen.ts'
import { myCanteensQuery } from '../../queries/canteens.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { OfficeWordsContext, useOfficeWords } from '../../ui/words/office.ts'
import type { OfficeWords } from '../../ui/words/office.zh.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CanteenChoiceContext, CanteenContext } from './canteen.ts'
import { Loaded } from './Loaded.tsx'
import styles from './Office.module.css'
import { isThere, roomsFor } from './rooms.ts'
import type { OfficeRoomName } from './rooms.ts'

let words: Promise<OfficeWords> | undefined

/** A page has one language from beginning to end, so its words are fetched once. */
const officeWords = (language: Language): Promise<OfficeWords> =>
  (words ??=
    language === 'en'
      ? import('../../ui/words/office.en.ts').then((file) => file.officeEn)
      : import('../../ui/words/office.zh.ts').then((file) => file.officeZh))

export interface RoomProps {
  /** '/office/residents/12/facts' → id '12', part 'facts' */
  id: string | undefined
  part: string | undefined
}

const rooms: Record<OfficeRoomName, LazyExoticComponent<ComponentType<RoomProps>>> = {
  today: lazy(async () => ({ default: (await import('./OfficeToday.tsx')).OfficeToday })),
  menu: lazy(async () => ({ default: (await import('./MenuRoom.tsx')).MenuRoom })),
  dishes: lazy(async () => ({ default: (await import('./DishesRoom.tsx')).DishesRoom })),
  ingredients: lazy(async () => ({
    default: (await import('./IngredientsRoom.tsx')).IngredientsRoom,
  })),
  bookings: lazy(async () => ({ default: (await import('./BookingsRoom.tsx')).BookingsRoom })),
  online: lazy(async () => ({ default: (await import('./OnlineRoom.tsx')).OnlineRoom })),
  residents: lazy(async () => ({ default: (await import('./ResidentsRoom.tsx')).ResidentsRoom })),
  cash: lazy(async () => ({ default: (await import('./CashRoom.tsx')).CashRoom })),
  books: lazy(async () => ({ default: (await import('./books/BooksRoom.tsx')).BooksRoom })),
  claims: lazy(async () => ({ default: (await import('./claims/ClaimsRoom.tsx')).ClaimsRoom })),
  staff: lazy(async () => ({ default: (await import('./StaffRoom.tsx')).StaffRoom })),
  devices: lazy(async () => ({ default: (await import('./DevicesRoom.tsx')).DevicesRoom })),
  rules: lazy(async () => ({ default: (await import('./RulesRoom.tsx')).RulesRoom })),
  places: lazy(async () => ({ default: (await import('./PlacesRoom.tsx')).PlacesRoom })),
  schemes: lazy(async () => ({ default: (await import('./SchemesRoom.tsx')).SchemesRoom })),
  audit: lazy(async () => ({ default: (await import('./AuditRoom.tsx')).AuditRoom })),
}

const isRoom = (name: string): name is OfficeRoomName => name in rooms

/** `/office`, `/office/:room`, `/office/:room/:id`, `/office/:room/:id/:part`. */
export function OfficeRoom({ params }: { params: Record<string, string> }) {
  const { language } = useWords()
  const session = useQuery(sessionQuery()).data
  const name = params['room'] ?? roomsFor(session)[0] ?? 'today'
  return (
    <OfficeWordsContext value={use(officeWords(language))}>
      {isRoom(name) && isThere(name, session) ? (
        <AtCanteen room={name} id={params['id']} part={params['part']} />
      ) : (
        <NoSuchRoom />
      )}
    </OfficeWordsContext>
  )
}

const pickedKey = 'nuancan.office.canteen'

/** Who answers for a place may look at every canteen in it; she begins at the first. */
const looksAcross = (roles: readonly Role[]): boolean =>
  !roles.includes('manager') && roles.some((role) => acrossRoles.includes(role))
const acrossRoles: readonly Role[] = ['officer', 'auditor', 'admin']

const keptChoice = (): number | null => {
  const kept = Number(sessionStorage.getItem(pickedKey))
  return kept > 0 ? kept : null
}

function AtCanteen({ room, id, part }: RoomProps & { room: OfficeRoomName }) {
  const own = useCanteenId()
  const across = looksAcross(useQuery(sessionQuery()).data?.staff?.roles ?? [])
  const mine = useQuery({ ...myCanteensQuery(), enabled: across || own === null }).data?.canteens
  const [picked, setPicked] = useState(keptChoice)
  const [choosing, setChoosing] = useState(false)
  const choose = (canteenId: number | null) => {
    if (canteenId !== null) sessionStorage.setItem(pickedKey, String(canteenId))
    if (canteenId !== null) setPicked(canteenId)
    setChoosing(canteenId === null)
  }
  const canteenId = across ? (picked ?? own) : own
  const Room = rooms[room]
  if (canteenId === null || choosing) return <PickCanteen onPick={choose} />
  const name = mine?.find((canteen) => canteen.canteenId === canteenId)?.name
  const choice = across && mine && mine.length > 1 && name ? { name, choose } : null
  return (
    <CanteenChoiceContext value={choice}>
      <CanteenContext value={canteenId}>
        <Room key={canteenId} id={id} part={part} />
      </CanteenContext>
    </CanteenChoiceContext>
  )
}

/** For whoever works at no canteen in particular. With many of them, typing a part of the name is quicker. */
const manyCanteens = 8
const shownCanteens = 40

const named =
  (typed: string) =>
  ({ name, address }: { name: { zh: string; en: string }; address: string }): boolean =>
    `${name.zh} ${name.en} ${address}`.toLowerCase().includes(typed.trim().toLowerCase())

function PickCanteen({ onPick }: { onPick: (canteenId: number) => void }) {
  const words = useOfficeWords()
  const base = useWords()
  const query = useQuery(myCanteensQuery())
  const [typed, setTyped] = useState('')
  return (
    <AppFrame title={words.pickCanteen}>
      <Loaded query={query}>
        {({ canteens }) => (
          <div className={`${styles.stack} ${styles.narrow}`}>
            {canteens.length > manyCanteens && (
              <Field
                label={words.findCanteen}
                name="canteen"
                autoComplete="off"
                value={typed}
                onChange={setTyped}
              />
            )}
            {canteens
              .filter(named(typed))
              .slice(0, shownCanteens)
              .map((canteen) => (
                <Button
                  key={canteen.canteenId}
                  type="button"
                  note={canteen.address}
                  onClick={() => onPick(canteen.canteenId)}
                >
                  {base.name(canteen.name)}
                </Button>
              ))}
          </div>
        )}
      </Loaded>
    </AppFrame>
  )
}

function NoSuchRoom() {
  const words = useOfficeWords()
  return (
    <AppFrame title={words.noSuchRoom}>
      <EmptyState words={words.noSuchRoom}>
        <LinkButton href={paths.office()}>{words.toToday}</LinkButton>
      </EmptyState>
    </AppFrame>
  )
}
