import type { QueryClient } from '@tanstack/react-query'
import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import type { identityEndpoints } from '../../backend/contract/identity.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import { bindSlipQuery, sessionQuery } from '../queries/identity.ts'
import { bookingQuery, choicesQuery, todayQuery } from '../queries/bookings.ts'
import { ChooseDish } from '../screens/elder/ChooseDish.tsx'
import { ConfirmMeal } from '../screens/elder/ConfirmMeal.tsx'
import { Done } from '../screens/elder/Done.tsx'
import { idFrom } from '../screens/elder/link.ts'
import { SignIn } from '../screens/elder/SignIn.tsx'
import { Today } from '../screens/elder/Today.tsx'
import type { ElderWords } from '../ui/words/elder.zh.ts'
import type { Part, Screen } from './part.ts'
import { familyRoutes } from './family-routes.ts'
import { moneyPart, waitingPart, readingPart, helpPart, bindPart } from './parts.ts'
import { matchPath, paths } from './paths.ts'
import { mealsRoute, standingRoutes } from './standing-routes.ts'

type Params = Record<string, string>

/** Elder pages; family's, read by younger eyes; the kiosk's, pressed standing. */
export type Surface = 'family' | 'kiosk'

export interface Visit {
  client: QueryClient
  language: Language
  /** The diner who is here, or null. */
  dinerId: number | null
  params: Params
  search: URLSearchParams
}
/** A visit to a page that needs to know whose meals to show. */
export type HerVisit = Visit & { dinerId: number }

export interface ElderRoute {
  path: string
  title: (words: ElderWords, language: Language) => string
  Screen: Screen
  /** Where it is not one of the pages every visit fetches. */
  part?: Pick<Part<unknown, unknown>, 'modules' | 'ready'>
  /** Sizes of its own; a step from one surface to another loads the page anew. */
  surface?: Surface
  /** Fetches all the screen will read, so that it is drawn whole: on the server, and before a tap moves on. */
  load:
    | { open: (visit: Visit) => Promise<unknown> }
    | { signedIn: (visit: HerVisit) => Promise<unknown> }
}

const routes: ElderRoute[] = [
  {
    path: paths.today(),
    title: (words) => words.today.title,
    Screen: Today,
    load: {
      open: async ({ client, dinerId }) =>
        dinerId !== null && client.fetchQuery(todayQuery(dinerId)),
    },
  },
  {
    path: paths.dishes(),
    title: (words) => words.choose.title,
    Screen: ChooseDish,
    load: { signedIn: (visit) => choices(visit) },
  },
  {
    path: paths.confirm(),
    title: (words) => words.confirm.title,
    Screen: ConfirmMeal,
    load: { signedIn: (visit) => choices(visit) },
  },
  {
    path: paths.done(':bookingId'),
    title: (words) => words.done.title,
    Screen: Done,
    load: {
      signedIn: ({ client, params }) =>
        client.fetchQuery(bookingQuery(idFrom(params['bookingId']) ?? 0)),
    },
  },
  mealsRoute,
  {
    path: paths.wallet(),
    title: (_, language) => moneyPart.words(language).wallet.title,
    Screen: moneyPart.screen((pages) => pages.Wallet),
    part: moneyPart,
    load: {
      signedIn: async ({ client, language, dinerId }) =>
        (await moneyPart.ready(language)).loadStatement(client, dinerId),
    },
  },
  {
    path: paths.wallet(':month'),
    title: (_, language) => moneyPart.words(language).wallet.title,
    Screen: moneyPart.screen((pages) => pages.Statement),
    part: moneyPart,
    load: {
      signedIn: async ({ client, language, dinerId, params }) =>
        (await moneyPart.ready(language)).loadStatement(client, dinerId, params['month']),
    },
  },
  {
    path: paths.wait(':servingId'),
    title: (_, language) => waitingPart.words(language).title,
    Screen: waitingPart.screen((pages) => pages.Wait),
    part: waitingPart,
    load: {
      signedIn: async ({ client, language, dinerId, params, search }) =>
        (await waitingPart.ready(language)).loadStanding(client, dinerId, params, search),
    },
  },
  {
    path: paths.textSize(),
    title: (_, language) => readingPart.words(language).title,
    Screen: readingPart.screen((pages) => pages.TextSize),
    part: readingPart,
    load: { open: ({ language }) => readingPart.ready(language) },
  },
  {
    path: paths.help(),
    title: (_, language) => helpPart.words(language).title,
    Screen: helpPart.screen((pages) => pages.Help),
    part: helpPart,
    load: { open: ({ language }) => helpPart.ready(language) },
  },
  {
    path: paths.signIn(),
    title: (words) => words.signIn.title,
    Screen: SignIn,
    load: { open: async () => null },
  },
  {
    path: paths.payIn(':token'),
    title: (_, language) => moneyPart.words(language).payIn.title,
    Screen: moneyPart.screen((pages) => pages.PayIn),
    part: moneyPart,
    load: {
      open: async ({ client, language, params, search }) =>
        (await moneyPart.ready(language)).loadPayIn(client, params['token'] ?? '', search),
    },
  },
  ...familyRoutes,
  ...standingRoutes,
  {
    path: paths.bind(),
    title: (_, language) => bindPart.words(language).title,
    Screen: bindPart.screen((pages) => pages.Bind),
    part: bindPart,
    load: {
      open: async ({ client, language, search }) => {
        await bindPart.ready(language)
        const slip = search.get('slip')
        return slip !== null && !search.has('refused') && client.fetchQuery(bindSlipQuery(slip))
      },
    },
  },
]

const choices = ({ client, dinerId, search }: HerVisit): Promise<unknown> =>
  Promise.all([
    client.fetchQuery(todayQuery(dinerId)),
    client.fetchQuery(
      choicesQuery(dinerId, idFrom(search.get('serving')), idFrom(search.get('portions'))),
    ),
  ])

export function findElderRoute(path: string): { route: ElderRoute; params: Params } | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path)
    if (params !== null) return { route, params }
  }
  return undefined
}

type Session = ReplyOf<typeof identityEndpoints.getSession>

/** Looks after others and eats nowhere herself: her first page is about them. */
const isFamilyOnly = ({ grants }: Session): boolean =>
  grants.length > 0 && grants.every(({ role }) => role === 'family')

/** One and the same page is where everybody comes back from paying: who looks after her has her own for it. */
async function familysOwn(
  client: QueryClient,
  { grants }: Session,
  bookingId: number,
): Promise<`/${string}` | null> {
  if (!grants.some(({ role }) => role === 'family')) return null
  const { dinerId } = await client.fetchQuery(bookingQuery(bookingId))
  const roles = grants.filter((grant) => grant.dinerId === dinerId).map(({ role }) => role)
  return roles.includes('diner') || !roles.includes('family')
    ? null
    : `/${paths.familyDone(dinerId, bookingId).slice(1)}`
}

/** 'signIn' when this page is for somebody signed in and nobody is; a path when hers is another. */
export async function loadElderPage(
  client: QueryClient,
  url: URL,
  language: Language,
): Promise<'ready' | 'signIn' | 'unknown' | `/${string}`> {
  const session: Session = await client.fetchQuery(sessionQuery())
  const found = findElderRoute(url.pathname)
  if (found === undefined) return 'unknown'
  if (url.pathname === paths.today() && isFamilyOnly(session)) return '/family'
  if (found.route.path === paths.done(':bookingId')) {
    const theirs = await familysOwn(client, session, idFrom(found.params['bookingId']) ?? 0)
    if (theirs !== null) return theirs
  }
  const visit = {
    client,
    language,
    dinerId: session.diner?.dinerId ?? null,
    params: found.params,
    search: url.searchParams,
  }
  const { load } = found.route
  if ('open' in load) await load.open(visit)
  else if (visit.dinerId === null) return 'signIn'
  else await load.signedIn({ ...visit, dinerId: visit.dinerId })
  return 'ready'
}
