import type { ReactNode } from 'react'
import { pictureOf } from '../../ui/picture.ts'
import styles from './DishPlate.module.css'

interface DishPlateProps {
  picture: string
  name: string
  sides: string
  children?: ReactNode
}

/** The dish as large as half the glass: recognised before it is read. */
export function DishPlate({ picture, name, sides, children }: DishPlateProps) {
  return (
    <div className={styles.plate}>
      <img className={styles.picture} src={pictureOf(picture)} alt="" width="640" height="350" />
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        {sides !== '' && <p className={styles.sides}>{sides}</p>}
        {children !== undefined && <div className={styles.rest}>{children}</div>}
      </div>
    </div>
  )
}
