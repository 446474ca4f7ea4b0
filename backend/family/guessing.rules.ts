/** Wrong guesses at joining digits, all over the city in an hour, from which on something else holds. */
export const uneasyFrom = 300
export const pausedFrom = 3_000

const triesInCalm = 20
const triesWhenUneasy = 3

/**
 * How often one network may guess wrong in an hour, when so many were wrong in the city. Somebody guesses if it is
 * more than slips of the finger make; then who has not tried yet still has three tries. null: nobody types for now.
 *
 * The sum: 10^8 digits, each good for 15 minutes. With 50 codes open at every moment of the day, which is 4,800 links
 * made a day, 3,000 guesses an hour find one in 3,000 × 50 ÷ 10^8 = 0.0015 of all hours: 28 days of guessing without
 * a pause for one link, from however many networks; the elder sees at once who came in. To get joining by digits
 * paused takes 15 networks to make the city uneasy and 900 more, every hour anew; fifteen alone take it from
 * themselves only. QR and links carry 256 bits, ask nothing of this, and go on whatever anybody guesses.
 */
export const triesEach = (wrongInCity: number): number | null => {
  if (wrongInCity > pausedFrom) return null
  return wrongInCity > uneasyFrom ? triesWhenUneasy : triesInCalm
}
