import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { paths } from '../../app/paths.ts'
import { useCanteenId } from '../../app/staff-canteen.ts'
import { StaffStatus } from '../../app/StaffStatus.tsx'
import { LinkButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { AppFrame } from '../../ui/staff/AppFrame.tsx'
import { useWords } from '../../ui/words/words.tsx'
import styles from './BesideDesk.module.css'

interface BesideDeskProps {
  readonly title: string
  readonly back: string
  /** Said to whoever works at no canteen. */
  readonly none: { readonly heading: string; readonly way: string }
  readonly children: (canteenId: number) => ReactNode
}

/** A list that is worked through beside the desk: whose it is, and the way back to the telephone. */
export function BesideDesk({ title, back, none, children }: BesideDeskProps) {
  const { brand } = useWords()
  const canteenId = useCanteenId()
  useEffect(() => {
    document.title = `${title} · ${brand}`
  }, [title, brand])
  return (
    <AppFrame title={title} status={<StaffStatus />}>
      <div className={classes(styles.back, 'screen-only')}>
        <LinkButton href={paths.desk()} kind="quiet">
          {back}
        </LinkButton>
      </div>
      {canteenId === null ? (
        <EmptyState words={none.heading}>
          <p>{none.way}</p>
        </EmptyState>
      ) : (
        children(canteenId)
      )}
    </AppFrame>
  )
}
