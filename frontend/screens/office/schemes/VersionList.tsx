import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { schemeVersionsQuery } from '../../../queries/schemes.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useCanteen } from '../canteen.ts'
import { Loaded } from '../Loaded.tsx'
import office from '../Office.module.css'
import { useToday } from '../use-today.ts'
import { BudgetDialog } from './BudgetDialog.tsx'
import { CanteenTraits } from './CanteenTraits.tsx'
import { EndDialog } from './EndDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import styles from './Schemes.module.css'
import { stageOf, stages } from './stage.ts'
import { SwitchOnDialog } from './SwitchOnDialog.tsx'
import { VersionCard } from './VersionCard.tsx'
import type { Deed } from './VersionCard.tsx'

/** What holds, what will, what is being written, what has ended. */
export function VersionList() {
  const words = useOfficeWords().schemes
  const query = useQuery(schemeVersionsQuery(useCanteen()))
  const [done, setDone] = useState('')
  return (
    <>
      <div className={office.toolbar}>
        <LinkButton href={paths.office('schemes/new')}>{words.create}</LinkButton>
        <p className={office.quiet}>{words.about}</p>
      </div>
      {done !== '' && <Notice tone="calm" heading={done} />}
      <Loaded query={query}>
        {({ versions }) =>
          versions.length === 0 ? (
            <EmptyState words={words.none} />
          ) : (
            <Stages versions={versions} onDone={setDone} />
          )
        }
      </Loaded>
      <div className={`${office.apart} ${office.narrow}`}>
        <CanteenTraits />
      </div>
    </>
  )
}

function Stages({
  versions,
  onDone,
}: {
  versions: readonly SchemeVersion[]
  onDone: (sentence: string) => void
}) {
  const words = useOfficeWords().schemes
  const today = useToday()
  const [deed, setDeed] = useState<{ which: Deed; id: number } | null>(null)
  const close = () => setDeed(null)
  const about = versions.find(({ schemeVersionId }) => schemeVersionId === deed?.id)
  const dialog = { onClose: close, onDone }
  return (
    <>
      {stages.map((stage) => {
        const found = versions.filter((version) => stageOf(version, today) === stage)
        if (found.length === 0) return null
        const cards = (
          <div className={styles.cards}>
            {found.map((version) => (
              <VersionCard
                key={version.schemeVersionId}
                version={version}
                stage={stage}
                onDeed={(which, { schemeVersionId }) => {
                  onDone('')
                  setDeed({ which, id: schemeVersionId })
                }}
              />
            ))}
          </div>
        )
        const heading = words.stageHeading[stage](found.length)
        return stage === 'ended' ? (
          <details key={stage} className={styles.group}>
            <summary className={styles.stage}>{heading}</summary>
            {cards}
          </details>
        ) : (
          <section key={stage} className={styles.group} aria-label={heading}>
            <h2 className={styles.stage}>{heading}</h2>
            {cards}
          </section>
        )
      })}
      {about !== undefined && deed?.which === 'switch on' && (
        <SwitchOnDialog version={about} versions={versions} {...dialog} />
      )}
      {about !== undefined && deed?.which === 'end' && <EndDialog version={about} {...dialog} />}
      {about !== undefined && deed?.which === 'withdraw' && (
        <WithdrawDialog version={about} {...dialog} />
      )}
      {about !== undefined && deed?.which === 'budget' && (
        <BudgetDialog version={about} {...dialog} />
      )}
    </>
  )
}
