/** One meal as a link: everything needed to show its price before it is booked. */
export interface MealLink {
  servingId: number
  offeringId: number
  way: string
  make: string
  /** More than one only when she usually takes more. */
  portions?: number
}

const withQuery = (path: string, query: Record<string, string | number | undefined>): string => {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`
}

const mealQuery = (meal: MealLink | undefined): Record<string, string | number | undefined> =>
  meal === undefined
    ? {}
    : {
        serving: meal.servingId,
        offering: meal.offeringId,
        way: meal.way,
        make: meal.make,
        portions: meal.portions === 1 ? undefined : meal.portions,
      }

/**
 * Every page there is. Called with a pattern (`paths.done(':bookingId')`) it is the route,
 * called with a value it is the link; a test keeps the list, because people bookmark these.
 */
export const paths = {
  today: () => '/',
  dishes: (servingId?: number) => withQuery('/dishes', { serving: servingId }),
  confirm: (meal?: MealLink) => withQuery('/confirm', mealQuery(meal)),
  done: (bookingId: number | ':bookingId' | '{id}') => `/done/${bookingId}`,
  /** The queue for a meal that is sold out; `dish`: the offering she would eat, else any. */
  wait: (servingId: number | ':servingId', dish?: number) =>
    withQuery(`/wait/${servingId}`, { dish }),
  meals: () => '/meals',
  /** `month`: '2026-11', its statement. */
  wallet: (month?: string) => (month === undefined ? '/wallet' : `/wallet/${month}`),
  textSize: () => '/text-size',
  help: () => '/help',
  signIn: (challenge?: '{id}') =>
    challenge === undefined ? '/sign-in' : `/sign-in?challenge=${challenge}`,
  bind: () => '/bind',
  /** The page of a printed link, where anybody who has it pays in. */
  payIn: (token: string, payment?: number) => withQuery(`/pay/${token}`, { payment }),
  /** On the elder's own phone: who looks after her. */
  circle: () => '/my-family',
  circleAdd: () => '/my-family/add',
  circleCode: () => '/my-family/code',
  circleMember: (accountId: number | ':accountId') => `/my-family/${accountId}`,
  /** On a child's phone: the way in, and the day. */
  join: (token?: string) => (token === undefined ? '/join' : `/join/${token}`),
  family: () => '/family',
  familyPerson: (dinerId: number | ':dinerId') => `/family/${dinerId}`,
  familyDishes: (dinerId: number | ':dinerId', servingId?: number) =>
    withQuery(`/family/${dinerId}/dishes`, { serving: servingId }),
  familyConfirm: (dinerId: number | ':dinerId', meal?: MealLink) =>
    withQuery(`/family/${dinerId}/confirm`, mealQuery(meal)),
  familyDone: (dinerId: number | ':dinerId', bookingId: number | ':bookingId' | '{id}') =>
    `/family/${dinerId}/done/${bookingId}`,
  familyTopUp: (dinerId: number | ':dinerId', payment?: number) =>
    withQuery(`/family/${dinerId}/top-up`, { payment }),
  /** `next`: where to go once signed in. */
  staffSignIn: (next?: string) => withQuery('/staff/sign-in', { next }),
  /** The same, once the code from the phone is given too. */
  secondFactor: (next?: string) => withQuery('/staff/second-factor', { next }),
  /** `code`: as printed where the server was started. */
  setUp: (code?: string) => withQuery('/set-up', { code }),
  desk: (dinerId?: number) => withQuery('/desk', { diner: dinerId }),
  deskCalls: () => '/desk/calls',
  bindSlip: (dinerId: number | ':dinerId') => `/desk/slip/${dinerId}`,
  familySlip: (dinerId: number | ':dinerId') => `/desk/family/${dinerId}`,
  paySlip: (dinerId: number | ':dinerId') => `/desk/pay-slip/${dinerId}`,
  counter: (tab?: string) => (tab === undefined ? '/counter' : `/counter/${tab}`),
  office: (room?: string) => (room === undefined ? '/office' : `/office/${room}`),
  board: () => '/board',
  kiosk: () => '/kiosk',
  device: () => '/device',
}

/** Where a form that asks to pay leads: the provider's page, whose address is in the reply. */
export const payPage = '/{url}'

/** Values of ':name' parts when a path fits a pattern, otherwise null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.replace(/(.)\/$/, '$1').split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [place, part] of wanted.entries()) {
    const value = given[place] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = value
    else if (part !== value) return null
  }
  return params
}
