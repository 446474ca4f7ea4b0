import { useQuery } from '@tanstack/react-query'
import { lazy, use, useState } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { paths } from '../../app/paths.ts'
import { useCanteenId } from '../../app/staff-canteen.ts'
import { canteensQuery } from '../../queries/canteens.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { OfficeWordsContext, useOfficeWords } from '../../ui/words/office.ts'
import type { OfficeWords } from '../../ui/words/office.zh.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CanteenContext } from './canteen.ts'
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

function AtCanteen({ room, id, part }: RoomProps & { room: OfficeRoomName }) {
  const own = useCanteenId()
  const [picked, setPicked] = useState(() => Number(sessionStorage.getItem(pickedKey)))
  const canteenId = own ?? (picked > 0 ? picked : null)
  const Room = rooms[room]
  if (canteenId === null) {
    return (
      <PickCanteen
        onPick={(choice) => {
          sessionStorage.setItem(pickedKey, String(choice))
          setPicked(choice)
        }}
      />
    )
  }
  return (
    <CanteenContext value={canteenId}>
      <Room id={id} part={part} />
    </CanteenContext>
  )
}

/** For an officer or administrator, who works at no canteen in particular. */
function PickCanteen({ onPick }: { onPick: (canteenId: number) => void }) {
  const words = useOfficeWords()
  const base = useWords()
  const query = useQuery(canteensQuery())
  return (
    <AppFrame title={words.pickCanteen}>
      <Loaded query={query}>
        {({ canteens }) => (
          <div className={`${styles.stack} ${styles.narrow}`}>
            {canteens.map((canteen) => (
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
