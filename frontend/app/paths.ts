/** One meal as a link: everything needed to show its price before it is booked. */
export interface MealLink {
  servingId: number
  offeringId: number
  way: string
  make: string
  /** More than one only when she usually takes more. */
  portions?: number
  /** When her turn begins, where she wants another than the usual. */
  at?: string | undefined
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
        at: meal.at,
      }

/** A standing order as a link: what is left out is her usual. `order`: the one it changes. */
export interface StandingLink {
  order?: number | undefined
  meal?: string
  days: readonly number[]
  set?: number | null
  dish?: number | null
  size?: string
  way?: string
  pay?: string
  limit?: number
  until?: string | null
}

const standingQuery = (link: StandingLink | undefined) =>
  link === undefined
    ? {}
    : {
        ...link,
        days: link.days.join('.') || undefined,
        until: link.until ?? undefined,
        set: link.set ?? undefined,
        dish: link.dish ?? undefined,
      }

/**
 * Every page there is. Called with a pattern (`paths.done(':bookingId')`) it is the route,
 * called with a value it is the link; a test keeps the list, because people bookmark these.
 */
export const paths = {
  today: () => '/',
  dishes: (servingId?: number) => withQuery('/dishes', { serving: servingId }),
  /** `pick`: first when to come. */
  confirm: (meal?: MealLink, pick?: 'time') => withQuery('/confirm', { ...mealQuery(meal), pick }),
  done: (bookingId: number | ':bookingId' | '{id}') => `/done/${bookingId}`,
  /** The queue for a meal that is sold out; `dish`: the offering she would eat, else any. */
  wait: (servingId: number | ':servingId', dish?: number) =>
    withQuery(`/wait/${servingId}`, { dish }),
  meals: () => '/meals',
  /** Meals that repeat, and the days they pause. */
  standing: () => '/standing',
  standingDays: (link?: StandingLink, pick?: 'pick') =>
    withQuery('/standing/days', { ...standingQuery(link), pick }),
  standingDish: (link?: StandingLink, from?: number) =>
    withQuery('/standing/dish', { ...standingQuery(link), from }),
  standingConfirm: (link?: StandingLink) => withQuery('/standing/confirm', standingQuery(link)),
  standingUntil: (link?: StandingLink) => withQuery('/standing/until', standingQuery(link)),
  standingDone: (changed?: 'changed') => withQuery('/standing/done', { changed }),
  standingEnded: (link?: StandingLink) => withQuery('/standing/ended', standingQuery(link)),
  standingOrder: (orderId: number | ':orderId') => `/standing/order/${orderId}`,
  standingChange: (orderId: number | ':orderId') => `/standing/change/${orderId}`,
  standingPause: (from?: string, hold?: number) => withQuery('/standing/pause', { from, hold }),
  standingHold: (holdId: number | ':holdId' | '{id}') => `/standing/hold/${holdId}`,
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
  /** Her own number: which, and the code that was sent to it. */
  ownPhone: (challenge?: '{id}') =>
    challenge === undefined ? '/family/phone' : `/family/phone?challenge=${challenge}`,
  familyPerson: (dinerId: number | ':dinerId') => `/family/${dinerId}`,
  familyDishes: (dinerId: number | ':dinerId', servingId?: number) =>
    withQuery(`/family/${dinerId}/dishes`, { serving: servingId }),
  familyConfirm: (dinerId: number | ':dinerId', meal?: MealLink, pick?: 'time') =>
    withQuery(`/family/${dinerId}/confirm`, { ...mealQuery(meal), pick }),
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
  /** `servingId`: the meal she is rung up about. */
  desk: (dinerId?: number, servingId?: number) =>
    withQuery('/desk', { diner: dinerId, serving: servingId }),
  deskCalls: () => '/desk/calls',
  /** From door to door. Without a building: which. */
  round: (buildingId?: number | ':buildingId') =>
    buildingId === undefined ? '/desk/round' : `/desk/round/${buildingId}`,
  /** Who usually eats and has not booked, whole and for the printer. */
  callList: () => '/desk/call-list',
  bindSlip: (dinerId: number | ':dinerId') => `/desk/slip/${dinerId}`,
  familySlip: (dinerId: number | ':dinerId') => `/desk/family/${dinerId}`,
  deskStanding: (dinerId: number | ':dinerId') => `/desk/standing/${dinerId}`,
  paySlip: (dinerId: number | ':dinerId') => `/desk/pay-slip/${dinerId}`,
  counter: (tab?: string) => (tab === undefined ? '/counter' : `/counter/${tab}`),
  office: (room?: string) => (room === undefined ? '/office' : `/office/${room}`),
  board: () => '/board',
  /** One meal in the cook's hands, and what goes into boxes on paper. */
  kitchen: (part: 'plan' | 'ready' | 'cooked' | 'labels' | 'packing', servingId: number) =>
    `/board/${part}/${servingId}`,
  /** A task of the kitchen's food safety, and the day of its sheet. */
  foodSafety: (task?: string, day?: string) =>
    ['/board/safety', task, day].filter((part) => part !== undefined).join('/'),
  /** What to weigh and buy from one day to another. */
  buying: (from?: string, to?: string) =>
    ['/board/buying', from, to].filter((part) => part !== undefined).join('/'),
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
