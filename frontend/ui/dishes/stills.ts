import { china, wheat } from './colours.ts'
import { place, softBox } from './geometry.ts'
import { disc, drawing, fill, group, ring, solid, stroke } from './paint.ts'
import { chopsticks, cloth, plate, table, teaCup } from './tableware.ts'

const steam =
  'M11.3 3.4c1.7 1.4-1.5 3.3 0 5M16.3 3.4c1.7 1.4-1.5 3.3 0 5M21.3 3.4c1.7 1.4-1.5 3.3 0 5'
const bowlShape = 'M3 15h26a13 13 0 0 1-8 11.7V29H11v-2.3A13 13 0 0 1 3 15Z'

const markIn = (bowl: string, vapour: string): string =>
  fill(bowlShape, bowl) + stroke(steam, vapour, 2.2)

const mark = (): string => drawing('0 0 32 32', 32, 32, markIn('#0b5a3c', '#0b5a3c'))

/** On a tile, so that it stands on any browser tab, light or dark. */
const icon = (): string =>
  drawing(
    '0 0 32 32',
    32,
    32,
    '<rect width="32" height="32" rx="7" fill="#0b5a3c"/>' +
      group('translate(3.2 2.6) scale(.8)', markIn('#fffdf7', '#ffd54a')),
  )

/** Nothing booked: a clean plate waiting, chopsticks beside it. */
const emptyPlate = (): string =>
  drawing(
    '0 0 720 540',
    720,
    540,
    table(0, 0, 720, 540) +
      teaCup(96, 130) +
      group('translate(350 276)', plate('')) +
      chopsticks(618, 270, 4),
  )

/** Closed: the bowl stands upside down on its cloth, the chopsticks are in their paper sleeve. */
function closedDay(): string {
  const bowlUpsideDown =
    disc(18, 24, 150, wheat.shadow) +
    disc(0, 0, 150, china.edge) +
    disc(-3, -4, 143, china.white) +
    ring(0, 0, 126, china.ring, 6) +
    disc(4, 6, 64, '#dcc9a1') +
    disc(0, 0, 64, china.white) +
    disc(2, 3, 50, china.edge) +
    stroke('M-104 -34A110 110 0 0 1 -34 -104', '#ffffff', 11)
  const sleeve = place(softBox(66, 210, 0.08), { x: 596, y: 318, turn: 6 })
  const band = place(softBox(66, 34, 0.08), { x: 598, y: 296, turn: 6 })
  return drawing(
    '0 0 720 540',
    720,
    540,
    table(0, 0, 720, 540) +
      group('translate(300 276) scale(1.9)', cloth(0, 0, -8)) +
      group('translate(300 270)', bowlUpsideDown) +
      chopsticks(600, 260, 6) +
      solid(sleeve, {
        paint: { base: '#fffaf0', side: '#d9c6a0', light: '#ffffff' },
        depth: 6,
        shine: 0,
      }) +
      solid(band, {
        paint: { base: '#0b5a3c', side: '#0b5a3c', light: '#569589' },
        depth: 0,
        shine: 0,
      }),
  )
}

/** Pictures that are no dish, by their path below frontend/public. */
export const stills = {
  'mark.svg': mark,
  'favicon.svg': icon,
  'pictures/empty-plate.svg': emptyPlate,
  'pictures/closed-day.svg': closedDay,
} satisfies Record<string, () => string>
