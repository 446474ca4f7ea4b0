import { dishPictures } from './keys.ts'
import type { DishPictureKey } from './keys.ts'

interface DishPictureProps {
  picture: DishPictureKey
  /** `scene`: the laid table, 4:3, may be cropped to a band. `close-up`: the dish alone, square. */
  view?: 'scene' | 'close-up'
  /** Says what is to be seen. Left out where the dish's name stands beside it: then the picture is decoration. */
  label?: string
  className?: string
}

export const isDishPicture = (key: string): key is DishPictureKey =>
  Object.hasOwn(dishPictures, key)

/** The file of a dish's picture; an empty plate for one that is not drawn (a canteen's own new dish). */
export function dishPictureFile(key: string, view: 'scene' | 'close-up'): string {
  if (!isDishPicture(key)) return '/pictures/empty-plate.svg'
  return view === 'scene' ? `/dishes/${key}.svg` : `/dishes/${key}-square.svg`
}

/** Plain files, so that they cache and cost no script. Side dishes are part of the scene. */
export function DishPicture({ picture, view = 'scene', label, className }: DishPictureProps) {
  const [width, height] = view === 'scene' ? [720, 540] : [424, 424]
  return (
    <img
      className={className}
      src={dishPictureFile(picture, view)}
      width={width}
      height={height}
      alt={label ?? ''}
      decoding="async"
    />
  )
}
