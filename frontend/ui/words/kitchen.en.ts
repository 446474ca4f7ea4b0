import type { Allergen, Texture, Tweak, Variant } from '../../../backend/vocabulary/diet.ts'
import type { KitchenWords } from './kitchen.zh.ts'

const textures: Record<Texture, string> = {
  regular: 'plain',
  soft: 'soft',
  minced: 'minced',
  pureed: 'pureed',
}
const tweaks: Record<Tweak, string> = { less_salt: 'less salt', no_sugar: 'no sugar' }
const allergens: Record<Allergen, string> = {
  gluten: 'gluten',
  crustacean: 'shellfish',
  fish: 'fish',
  egg: 'egg',
  peanut: 'peanut',
  soy: 'soy',
  milk: 'milk',
  nut: 'nuts',
}

const wishes = (variant: Variant): string[] => [
  ...(variant.texture === 'regular' ? [] : [textures[variant.texture]]),
  ...variant.tweaks.map((tweak) => tweaks[tweak]),
]
const portions = (count: number) => `${count} ${count === 1 ? 'portion' : 'portions'}`

export const kitchenEn: KitchenWords = {
  title: 'Kitchen board',
  meal: (meal) => meal.charAt(0).toUpperCase() + meal.slice(1),
  calendarDay: (date, weekday) => `${weekday} ${date}`,
  portion: '',
  total: 'All',
  turns: 'Portions by time',
  plain: textures.regular,
  texture: textures,
  tweak: tweaks,
  way: { dine_in: 'eat here', pick_up: 'take away', deliver: 'deliver' },
  variant: (variant) =>
    [
      ...wishes(variant),
      ...(variant.omits.length === 0
        ? []
        : [`no ${variant.omits.map((one) => allergens[one]).join(', ')}`]),
    ].join(', ') || textures.regular,
  wishes,
  allergy: (kinds) => `${kinds.map((one) => allergens[one]).join(', ')} allergy`,
  allergies: 'allergy',
  clash: {
    open: (what) => `does not suit: ${what}`,
    made_apart: (what) => `cook apart, without ${what}`,
    accepted: (what) => `asked, wants it: ${what}`,
  },
  otherVariants: (kinds) => `${kinds} others`,
  small: 'small',
  limit: (limit) => `limit ${limit}`,
  full: 'fully booked',
  cutoff: (clock) => `Closes ${clock}, in`,
  daysLeft: (days, clock) => `${days} d ${clock}`,
  closing: 'Time is up, closing now',
  planned: 'Not open yet',
  served: 'Meal is over',
  settled: 'Settled',
  frozen: (count) => `Closed: cook ${count}`,
  afterwards: (count) => `changed since: ${count} now`,
  frozenWas: (count) => `at close ${count}`,
  was: (count) => `was ${count}`,
  connection: {
    connecting: 'Connecting …',
    fresh: 'Live, updated just now',
    age: (seconds) => `Live, updated ${seconds} s ago`,
    stale: (seconds) =>
      seconds < 60
        ? `No data for ${seconds} s`
        : `No data for ${Math.floor(seconds / 60)} min ${seconds % 60} s`,
    staleNote: 'Figures may be old, reconnecting',
    spokenGood: 'Live',
    spokenBad: 'No new data, reconnecting',
  },
  specials: {
    heading: 'Make separately',
    none: 'Nothing to make separately',
    page: (page, pages) => `${page} of ${pages}`,
    turn: (page) => `${page}, show another`,
    portions,
  },
  changes: {
    heading: 'Just changed',
    late: 'Changed after closing',
    none: 'No changes yet',
    spoken: (from, to) => `from ${from} to ${to}`,
  },
  servings: 'Which meal',
  work: 'Sound is off: tap to start work',
  print: 'Prep sheet',
  toPlan: 'How many',
  toCook: (toCook, booked) => `cook ${toCook} · booked ${booked}`,
  toCookAlone: (toCook) => `cook ${toCook}`,
  stillToCook: (count) => (count === 0 ? 'all ready' : `${count} to go`),
  safety: 'Food safety',
  empty: {
    heading: 'No meals to cook these days',
    text: 'Once the menu is published it appears here by itself.',
  },
  noTiles: 'No dishes on this meal yet',
  noCanteen: {
    heading: 'This device is not registered yet',
    text: 'Ask the manager to add a “kitchen board” under Devices in the office, and enter its pairing code here.',
    pair: 'Enter a pairing code',
    signIn: 'Sign in as kitchen staff',
  },
  pickCanteen: 'Which canteen?',
  failed: { heading: 'No data yet', text: 'Trying again by itself; no need to reload.' },
  prep: {
    title: 'Prep sheet',
    print: 'Print',
    back: 'Back to the board',
    printedAt: (moment) => `printed ${moment}`,
    asOfOpen: 'booking is still open: figures will change',
    counts: 'How many',
    specials: 'Make separately',
    dishes: 'Ingredients',
    shopping: 'To buy in all',
    dish: 'Dish',
    portions: 'Portions',
    how: 'How it is made',
    number: 'No.',
    name: 'Name',
    careful: 'Careful',
    ingredient: 'Ingredient',
    amount: 'Amount',
    perDish: (name, count) => `${name}: ${portions(count)}`,
    noIngredients: 'No ingredients recorded for this dish',
    noSpecials: 'Nothing to make separately',
    signed: ['Prepared by', 'Checked by'],
  },
  weight: (grams) =>
    grams >= 1000 ? `${Math.round(grams / 10) / 100} kg` : `${Math.round(grams)} g`,
}
