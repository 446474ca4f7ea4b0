import { paths } from './paths.ts'
import { circlePart, familyPart } from './parts.ts'
import type { ElderRoute, Visit } from './elder-routes.ts'
import type { CircleWords } from '../ui/words/circle.zh.ts'
import type { FamilyWords } from '../ui/words/family.zh.ts'

type Pages = Awaited<ReturnType<typeof familyPart.ready>>
type CirclePages = Awaited<ReturnType<typeof circlePart.ready>>

/** On the elder's own phone, in her letters. */
const hers = (
  path: string,
  title: (words: CircleWords) => string,
  screen: (pages: CirclePages) => ElderRoute['Screen'],
): ElderRoute => ({
  path,
  title: (_, language) => title(circlePart.words(language)),
  Screen: circlePart.screen(screen),
  part: circlePart,
  load: {
    signedIn: async ({ client, language, dinerId }) =>
      (await circlePart.ready(language)).loadCircle(client, dinerId),
  },
})

/** On a child's phone: what may be seen is asked of the server, by whoever is here. */
const theirs = (
  path: string,
  title: (words: FamilyWords) => string,
  screen: (pages: Pages) => ElderRoute['Screen'],
  load: (pages: Pages, visit: Visit) => Promise<unknown>,
): ElderRoute => ({
  path,
  title: (_, language) => title(familyPart.words(language)),
  Screen: familyPart.screen(screen),
  part: familyPart,
  surface: 'family',
  load: { open: async (visit) => load(await familyPart.ready(visit.language), visit) },
})

export const familyRoutes: ElderRoute[] = [
  hers(
    paths.circle(),
    (words) => words.circle.title,
    (pages) => pages.Circle,
  ),
  hers(
    paths.circleAdd(),
    (words) => words.add.title,
    (pages) => pages.AddFamily,
  ),
  hers(
    paths.circleCode(),
    (words) => words.code.title,
    (pages) => pages.FamilyCode,
  ),
  hers(
    paths.circleMember(':accountId'),
    (words) => words.circle.title,
    (pages) => pages.CircleMember,
  ),
  theirs(
    paths.join(),
    (words) => words.join.title,
    (pages) => pages.TypeCode,
    async () => null,
  ),
  theirs(
    paths.join(':token'),
    (words) => words.join.title,
    (pages) => pages.Join,
    (pages, { client, params }) => pages.loadInvitation(client, params['token'] ?? ''),
  ),
  theirs(
    paths.family(),
    (words) => words.day.title,
    (pages) => pages.FamilyDay,
    (pages, { client }) => pages.loadDay(client),
  ),
  theirs(
    paths.ownPhone(),
    (words) => words.phone.title,
    (pages) => pages.OwnPhone,
    (pages, { client }) => pages.loadOwnPhone(client),
  ),
  theirs(
    paths.familyPerson(':dinerId'),
    (words) => words.person.title,
    (pages) => pages.FamilyPerson,
    (pages, visit) => pages.loadPersonPage(visit),
  ),
  theirs(
    paths.familyDishes(':dinerId'),
    (words) => words.book.title,
    (pages) => pages.FamilyDishes,
    (pages, visit) => pages.loadChoices(visit),
  ),
  theirs(
    paths.familyConfirm(':dinerId'),
    (words) => words.book.title,
    (pages) => pages.FamilyConfirm,
    (pages, visit) => pages.loadChoices(visit),
  ),
  theirs(
    paths.familyDone(':dinerId', ':bookingId'),
    (words) => words.book.title,
    (pages) => pages.FamilyDone,
    (pages, visit) => pages.loadBooking(visit),
  ),
  theirs(
    paths.familyTopUp(':dinerId'),
    (words) => words.topUp.title,
    (pages) => pages.FamilyTopUp,
    (pages, visit) => pages.loadTopUp(visit),
  ),
]
