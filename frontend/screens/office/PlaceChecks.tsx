import { useQuery } from '@tanstack/react-query'
import { buildingsQuery } from '../../queries/canteens.ts'
import { Checks } from '../../ui/staff/FormGrid.tsx'
import { useCanteen } from './canteen.ts'

interface PlaceChecksProps {
  legend: string
  hint: string
  chosen?: readonly number[]
}

/** The communities and buildings a canteen serves, to tick as `placeIds`. */
export function PlaceChecks({ legend, hint, chosen = [] }: PlaceChecksProps) {
  const { data } = useQuery(buildingsQuery(useCanteen()))
  if (data === undefined) return null
  const places = [
    ...data.communities.map((place) => ({ value: String(place.placeId), label: place.name })),
    ...data.buildings.map((place) => ({
      value: String(place.placeId),
      label: `${place.compound} ${place.name}`,
    })),
  ]
  return (
    <Checks
      legend={legend}
      hint={hint}
      name="placeIds"
      options={places}
      chosen={chosen.map(String)}
    />
  )
}
