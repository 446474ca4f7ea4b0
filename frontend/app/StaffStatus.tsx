import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import { identityEndpoints } from '../../backend/contract/identity.ts'
import type { Role } from '../../backend/vocabulary/role.ts'
import { somethingUnsent } from '../offline/flag.ts'
import { ownerOf } from '../offline/owner.ts'
import { useConnected } from '../queries/connection.ts'
import { sessionQuery } from '../queries/identity.ts'
import { useSend } from '../queries/sending.ts'
import { PersonMenu } from '../ui/staff/PersonMenu.tsx'
import { StatusLight } from '../ui/staff/StatusLight.tsx'
import { useStaffWords } from '../ui/words/staff.ts'
import { useWords } from '../ui/words/words.tsx'
import { isRound } from './offline-pages.ts'
import { paths } from './paths.ts'

/**
 * Fetched only where something waits to be sent: it goes on sending whatever page is open. The round says
 * it itself, larger.
 */
const Unsent = lazy(() =>
  import('../offline/Unsent.tsx').then(
    ({ Unsent: Shown }) => ({ default: Shown }),
    // Without the network it may not be here: the page goes on without saying it.
    () => ({ default: () => null }),
  ),
)

type Session = ReplyOf<typeof identityEndpoints.getSession>
type RoomName = 'desk' | 'counter' | 'office' | 'board'

/** Where a role has something to do. The server decides; this only spares people closed doors. */
const roomsOf: Partial<Record<Role, readonly RoomName[]>> = {
  volunteer: ['desk'],
  counter: ['counter', 'desk'],
  kitchen: ['board'],
  manager: ['desk', 'counter', 'board', 'office'],
  officer: ['office'],
  auditor: ['office'],
  admin: ['desk', 'counter', 'board', 'office'],
}
const order: readonly RoomName[] = ['desk', 'counter', 'board', 'office']

function usePlaces(roles: readonly Role[]) {
  const { rooms } = useStaffWords()
  const open = new Set(roles.flatMap((role) => roomsOf[role] ?? []))
  return order
    .filter((name) => open.has(name))
    .map((name) => ({
      href: paths[name](),
      label: rooms[name],
      here: location.pathname.startsWith(paths[name]()),
    }))
}

/** Right end of the bar on a working page: what is urgent, whether the server answers, who is here. */
export function StaffStatus({ children }: { children?: ReactNode }) {
  const session = useQuery(sessionQuery())
  const connected = useConnected()
  const words = useStaffWords()
  const owner = session.data && ownerOf(session.data)
  return (
    <>
      {children}
      {owner && somethingUnsent() && !isRound(location.pathname) && (
        <Suspense>
          <Unsent owner={owner} />
        </Suspense>
      )}
      <output>
        <StatusLight state={connected ? 'on' : 'off'}>
          {connected ? words.online : words.offline}
        </StatusLight>
      </output>
      {session.data !== undefined && <Person session={session.data} />}
    </>
  )
}

/** Out, and nothing kept for this person stays behind; what could not be thrown away the next one's pages throw away. */
async function leave(): Promise<void> {
  await import('../offline/kept-session.ts')
    .then(({ leaveNothing }) => leaveNothing())
    .catch(() => undefined)
  location.assign(paths.staffSignIn())
}

function Person({ session: { staff, device, help, secondFactor } }: { session: Session }) {
  const base = useWords()
  const words = useStaffWords()
  const places = usePlaces(staff?.roles ?? [])
  const own = { href: paths.secondFactor(), label: words.secondFactor, here: false }
  const signOut = useSend(identityEndpoints.signOut, () => void leave())
  const prefer = useSend(identityEndpoints.setPreferences, () => location.reload())
  const role = staff?.roles[0]
  const short = staff?.name ?? device?.name ?? ''
  return (
    <PersonMenu
      person={role === undefined ? short : words.who(words.role[role], short)}
      short={short}
      canteen={base.name(help.canteenName)}
      places={secondFactor === 'not_needed' ? places : [...places, own]}
      onLanguage={(language) => prefer.mutate({ body: { language } })}
      onSignOut={staff === null ? undefined : () => signOut.mutate({})}
    />
  )
}
