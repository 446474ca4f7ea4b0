import { useQuery } from '@tanstack/react-query'
import { useContext, useEffect } from 'react'
import type { ReactNode } from 'react'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { paths } from '../../app/paths.ts'
import { sessionQuery } from '../../queries/identity.ts'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useWords } from '../../ui/words/words.tsx'
import { CanteenChoiceContext } from './canteen.ts'
import styles from './Office.module.css'
import { roomsFor } from './rooms.ts'
import type { OfficeRoomName } from './rooms.ts'

interface OfficeFrameProps {
  room: OfficeRoomName
  title?: ReactNode
  about?: ReactNode
  /** In the window's title; the room's own name when there is none. */
  pageTitle?: string
  children: ReactNode
}

/** Every office page: the rooms at the side, the same in the same order. */
export function OfficeFrame({ room, title, about, pageTitle, children }: OfficeFrameProps) {
  const words = useOfficeWords()
  const { brand } = useWords()
  const name = words.rooms[room]
  const rooms = roomsFor(useQuery(sessionQuery()).data)
  useEffect(() => {
    document.title = `${pageTitle ?? name} · ${brand}`
  }, [pageTitle, name, brand])
  return (
    <AppFrame
      title={title ?? name}
      about={about}
      status={
        <StaffStatus>
          <OtherCanteen />
        </StaffStatus>
      }
      nav={rooms.map((one) => ({
        href: one === 'today' ? paths.office() : paths.office(one),
        label: words.rooms[one],
      }))}
      current={room === 'today' ? paths.office() : paths.office(room)}
    >
      {children}
    </AppFrame>
  )
}

/** Whoever looks across canteens always sees which one this is. */
function OtherCanteen() {
  const base = useWords()
  const words = useOfficeWords()
  const choice = useContext(CanteenChoiceContext)
  if (choice === null) return null
  return (
    <button
      type="button"
      className={styles.rowAction}
      aria-label={`${base.name(choice.name)} ${words.otherCanteen}`}
      onClick={() => choice.choose(null)}
    >
      {base.name(choice.name)} ▾
    </button>
  )
}
