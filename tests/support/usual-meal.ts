import type { Reply } from './api.ts'
import type { City } from './city.ts'

type Desk = Reply<'getDesk'>
type Plate = NonNullable<Extract<Desk['next'], { state: 'open' }>['suggestion']>['plate']

/** Books what a person usually has at the next meal, as a volunteer on the phone would. */
export async function bookUsualFor(city: City, name: string): Promise<Plate> {
  const dinerId = await city.dinerId(name)
  const api = city.as(await city.worker('volunteer'))
  const { next } = await api.call('getDesk', { params: { dinerId } })
  if (next.state !== 'open' || next.suggestion === null) throw new Error(`${name} cannot book`)
  const { plate, variant, way, price } = next.suggestion
  await api.call('placeBooking', {
    body: {
      dinerId,
      servingId: next.when.servingId,
      lines: [{ offeringId: plate.offeringId, quantity: 1, variant }],
      way,
      pay: 'counter',
      seenPayFen: price.payFen,
      channel: 'phone',
    },
  })
  return plate
}
