import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { sessionQuery } from '../queries/identity.ts'
import { sentenceFor } from '../queries/sending.ts'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { AppFrame } from '../ui/staff/AppFrame.tsx'
import type { BaseWords } from '../ui/words/base.zh.ts'
import { StaffWordsContext, useStaffWords } from '../ui/words/staff.ts'
import type { StaffWords } from '../ui/words/staff.zh.ts'
import { BaseWordsContext, useWords } from '../ui/words/words.tsx'
import { Navigation } from './Navigation.tsx'
import { worksOffline } from './offline-pages.ts'
import { matchPath, paths } from './paths.ts'
import { staffRoutes } from './staff-routes.ts'
import { StepUp } from './StepUp.tsx'

const find = (path: string) => {
  for (const route of staffRoutes) {
    const params = matchPath(route.path, path)
    if (params !== null) return { route, params }
  }
  return undefined
}
const owns = (path: string) => find(path) !== undefined

export function StaffApp({
  client,
  base,
  staff,
}: {
  client: QueryClient
  base: BaseWords
  staff: StaffWords
}) {
  return (
    <QueryClientProvider client={client}>
      <BaseWordsContext value={base}>
        <StaffWordsContext value={staff}>
          <StepUp>
            <Rooms />
          </StepUp>
        </StaffWordsContext>
      </BaseWordsContext>
    </QueryClientProvider>
  )
}

function Rooms() {
  const [path, navigate] = useLocation()
  const found = find(path)
  const surface = found?.route.surface ?? 'desk'
  useEffect(() => {
    document.documentElement.dataset['surface'] = surface
  }, [surface])
  const go = async (to: string, leaving: 'push' | 'replace' = 'push') => {
    navigate(to, { replace: leaving === 'replace' })
    window.scrollTo(0, 0)
  }
  return (
    <Navigation go={go} owns={owns}>
      <Suspense fallback={<Message words="loading" />}>
        {found === undefined ? (
          <Message words="notFound" />
        ) : (
          <Door roles={found.route.roles}>
            <found.route.Screen params={found.params} />
          </Door>
        )}
      </Suspense>
    </Navigation>
  )
}

/** Whoever may not be here (any more) finds nothing here without a network either. */
async function turnAway(to: string): Promise<void> {
  if (worksOffline(location.pathname))
    await import('../offline/kept.ts').then(({ wipeKept }) => wipeKept()).catch(() => undefined)
  location.replace(to)
}

/** Lets in whoever works here. The server decides again with every call. */
function Door({ roles, children }: { roles: readonly string[]; children: ReactNode }) {
  const session = useQuery(sessionQuery())
  const { offline } = useStaffWords()
  const mine = [
    ...(session.data?.staff?.roles ?? []),
    ...(session.data?.device ? [session.data.device.kind] : []),
  ]
  const allowed = roles.length === 0 || mine.some((role) => roles.includes(role))
  const nobody = session.isSuccess && !allowed
  // Signed in, but the roles that would open this page wait for the code from the phone.
  const owed = session.data?.secondFactor === 'due' || session.data?.secondFactor === 'to_set_up'
  useEffect(() => {
    const here = location.pathname + location.search
    if (nobody) void turnAway(owed ? paths.secondFactor(here) : paths.staffSignIn(here))
  }, [nobody, owed])
  if (allowed) return children
  return (
    <Message
      words={session.isError ? 'offline' : 'loading'}
      detail={session.isError ? sentenceFor(session.error, offline) : undefined}
    />
  )
}

function Message({
  words,
  detail,
}: {
  words: 'loading' | 'notFound' | 'offline'
  detail?: string
}) {
  const staff = useStaffWords()
  const base = useWords()
  const text = { loading: base.loading, notFound: staff.notFound, offline: staff.offline }[words]
  return (
    <AppFrame title={base.brand}>
      <div aria-busy={words === 'loading'}>
        <EmptyState words={detail ?? text}>
          {words === 'notFound' && (
            <LinkButton href={paths.staffSignIn()}>{staff.toStart}</LinkButton>
          )}
        </EmptyState>
      </div>
    </AppFrame>
  )
}
