/**
 * The Chinese calendar from the sky, after Jean Meeus, Astronomical Algorithms (chapters 25, 27, 32, 49) and
 * the rule of GB/T 33661-2017. Shares nothing with the tables the product reads: it is what they are held against.
 */

// Earth's heliocentric longitude (VSOP87, terms ≥ 1e-6 rad): about one second of arc, 25 seconds of time.
const l0: readonly (readonly [number, number, number])[] = [
  [175347046, 0, 0],
  [3341656, 4.6692568, 6283.07585],
  [34894, 4.6261, 12566.1517],
  [3497, 2.7441, 5753.3849],
  [3418, 2.8289, 3.5231],
  [3136, 3.6277, 77713.7715],
  [2676, 4.4181, 7860.4194],
  [2343, 6.1352, 3930.2097],
  [1324, 0.7425, 11506.7698],
  [1273, 2.0371, 529.691],
  [1199, 1.1096, 1577.3435],
  [990, 5.233, 5884.927],
  [902, 2.045, 26.298],
  [857, 3.508, 398.149],
  [780, 1.179, 5223.694],
  [753, 2.533, 5507.553],
  [505, 4.583, 18849.228],
  [492, 4.205, 775.523],
  [357, 2.92, 0.067],
  [317, 5.849, 11790.629],
  [284, 1.899, 796.298],
  [271, 0.315, 10977.079],
  [243, 0.345, 5486.778],
  [206, 4.806, 2544.314],
  [205, 1.869, 5573.143],
  [202, 2.458, 6069.777],
  [156, 0.833, 213.299],
  [132, 3.411, 2942.463],
  [126, 1.083, 20.775],
  [115, 0.645, 0.98],
  [103, 0.636, 4694.003],
  [102, 0.976, 15720.839],
  [102, 4.267, 7.114],
]
const l1: readonly (readonly [number, number, number])[] = [
  [628331966747, 0, 0],
  [206059, 2.678235, 6283.07585],
  [4303, 2.6351, 12566.1517],
  [425, 1.59, 3.523],
  [119, 5.796, 26.298],
  [109, 2.966, 1577.344],
]
const l2: readonly (readonly [number, number, number])[] = [
  [52919, 0, 0],
  [8720, 1.0721, 6283.0758],
  [309, 0.867, 12566.152],
]

const degrees = 180 / Math.PI
const turn = (angle: number): number => ((angle % 360) + 360) % 360
const sine = (angle: number): number => Math.sin(angle / degrees)

const series = (terms: readonly (readonly [number, number, number])[], tau: number): number =>
  terms.reduce((sum, [a, b, c]) => sum + a * Math.cos(b + c * tau), 0) / 1e8

/** Apparent geocentric longitude of the sun, degrees, at a Julian ephemeris day. */
const sunLongitude = (jde: number): number => {
  const tau = (jde - 2451545) / 365250
  const t = tau * 10
  const earth = (series(l0, tau) + series(l1, tau) * tau + series(l2, tau) * tau * tau) * degrees
  const node = 125.04452 - 1934.136261 * t
  const nutation =
    (-17.2 * sine(node) -
      1.32 * sine(2 * (280.4665 + 36000.7698 * t)) -
      0.23 * sine(2 * (218.3165 + 481267.8813 * t)) +
      0.21 * sine(2 * node)) /
    3600
  return turn(earth + 180 + nutation - (0.09033 + 20.4898) / 3600)
}

/** Terrestrial time − universal time, seconds: near 69 in the 2020s and 2030s. */
const deltaT = 70
const julianOf = (instant: number): number => instant / 86_400_000 + 2440587.5
const instantOf = (jde: number): number => (jde - 2440587.5) * 86_400_000 - deltaT * 1000

/** The date in China at an instant. */
export const dateInChina = (instant: number): string =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)

/** When the sun reaches a longitude, searched from an instant on. */
export const sunReaches = (longitude: number, from: number): number => {
  let jde = julianOf(from) + (turn(longitude - sunLongitude(julianOf(from))) / 360) * 365.2422
  for (let round = 0; round < 20; round += 1) {
    const ahead = turn(longitude - sunLongitude(jde) + 180) - 180
    jde += (ahead / 360) * 365.2422
  }
  return instantOf(jde)
}

/** The k-th new moon since the one of 6 January 2000. */
export const newMoon = (k: number): number => {
  const t = k / 1236.85
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t ** 2
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2
  const m = 2.5534 + 29.1053567 * k - 0.0000014 * t ** 2
  const n = 201.5643 + 385.81693528 * k + 0.0107582 * t ** 2
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t ** 2
  const o = 124.7746 - 1.56375588 * k + 0.0020672 * t ** 2
  const corrections =
    -0.4072 * sine(n) +
    0.17241 * e * sine(m) +
    0.01608 * sine(2 * n) +
    0.01039 * sine(2 * f) +
    0.00739 * e * sine(n - m) -
    0.00514 * e * sine(n + m) +
    0.00208 * e * e * sine(2 * m) -
    0.00111 * sine(n - 2 * f) -
    0.00057 * sine(n + 2 * f) +
    0.00056 * e * sine(2 * n + m) -
    0.00042 * sine(3 * n) +
    0.00042 * e * sine(m + 2 * f) +
    0.00038 * e * sine(m - 2 * f) -
    0.00024 * e * sine(2 * n - m) -
    0.00017 * sine(o) -
    0.00007 * sine(n + 2 * m) +
    0.00004 * sine(2 * n - 2 * f) +
    0.00004 * sine(3 * m) +
    0.00003 * sine(n + m - 2 * f) +
    0.00003 * sine(2 * n + 2 * f) -
    0.00003 * sine(n + m + 2 * f) +
    0.00003 * sine(n - m + 2 * f) -
    0.00002 * sine(n - m - 2 * f) -
    0.00002 * sine(3 * n + m) +
    0.00002 * sine(4 * n)
  const planets =
    0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t ** 2) +
    0.000165 * sine(251.88 + 0.016321 * k) +
    0.000164 * sine(251.83 + 26.651886 * k) +
    0.000126 * sine(349.42 + 36.412478 * k) +
    0.00011 * sine(84.66 + 18.206239 * k) +
    0.000062 * sine(141.74 + 53.303771 * k) +
    0.00006 * sine(207.14 + 2.453732 * k) +
    0.000056 * sine(154.84 + 7.30686 * k) +
    0.000047 * sine(34.52 + 27.261239 * k) +
    0.000042 * sine(207.19 + 0.121824 * k) +
    0.00004 * sine(291.34 + 1.844379 * k) +
    0.000037 * sine(161.72 + 24.198154 * k) +
    0.000035 * sine(239.56 + 25.513099 * k) +
    0.000023 * sine(331.55 + 3.592518 * k)
  return instantOf(mean + corrections + planets)
}

const termNames = [
  '春分',
  '清明',
  '谷雨',
  '立夏',
  '小满',
  '芒种',
  '夏至',
  '小暑',
  '大暑',
  '立秋',
  '处暑',
  '白露',
  '秋分',
  '寒露',
  '霜降',
  '立冬',
  '小雪',
  '大雪',
  '冬至',
  '小寒',
  '大寒',
  '立春',
  '雨水',
  '惊蛰',
]

/** Date → solar term that begins on it. */
export const termsFromTheSky = (fromYear: number, toYear: number): Map<string, string> => {
  const found = new Map<string, string>()
  let at = Date.UTC(fromYear, 0, 1)
  while (at < Date.UTC(toYear, 11, 20)) {
    const next = Math.floor(sunLongitude(julianOf(at + 86_400_000)) / 15 + 1) % 24
    at = sunReaches(next * 15, at + 86_400_000)
    found.set(dateInChina(at), termNames[next] ?? '')
  }
  return found
}

/**
 * Date → 'month-day' or 'leap month-day'. A month begins on the day of its new moon; the month of the winter
 * solstice is the eleventh; where thirteen months lie between two of them, the first without a major term is a leap month.
 */
export const monthsFromTheSky = (fromYear: number, toYear: number): Map<string, string> => {
  const days = new Map<string, string>()
  const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000
  const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
  const solstice = (year: number): number =>
    dayOf(dateInChina(sunReaches(270, Date.UTC(year, 11, 1))))
  const firstMoon = Math.floor((fromYear - 2000) * 12.3685) - 15
  const moons = Array.from({ length: Math.ceil((toYear - fromYear + 3) * 12.3685) + 30 }, (_, i) =>
    dayOf(dateInChina(newMoon(firstMoon + i))),
  )
  const majors = new Set<number>()
  for (
    let at = Date.UTC(fromYear - 1, 0, 1), step = 0;
    step < (toYear - fromYear + 3) * 12;
    step += 1
  ) {
    const next = Math.floor(sunLongitude(julianOf(at + 86_400_000)) / 30 + 1) % 12
    at = sunReaches(next * 30, at + 86_400_000)
    majors.add(dayOf(dateInChina(at)))
  }
  const hasMajor = (start: number, end: number): boolean =>
    [...majors].some((day) => day >= start && day < end)
  for (let year = fromYear; year <= toYear; year += 1) {
    const eleventh = moons.findLastIndex((moon) => moon <= solstice(year - 1))
    const nextEleventh = moons.findLastIndex((moon) => moon <= solstice(year))
    let leapLeft = nextEleventh - eleventh === 13
    let month = 10
    for (let index = eleventh; index < nextEleventh; index += 1) {
      const [start, end] = [moons[index] ?? 0, moons[index + 1] ?? 0]
      const leap = leapLeft && index > eleventh && !hasMajor(start, end)
      if (leap) leapLeft = false
      else month = (month % 12) + 1
      for (let day = start; day < end; day += 1)
        days.set(dateOf(day), `${leap ? 'leap ' : ''}${month}-${day - start + 1}`)
    }
  }
  return days
}
