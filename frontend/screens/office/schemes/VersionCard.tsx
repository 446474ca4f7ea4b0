import { subtractFen } from '../../../../backend/vocabulary/money.ts'
import { paths } from '../../../app/paths.ts'
import type { SchemeVersion } from '../../../queries/schemes.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Tag } from '../../../ui/staff/Tag.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import office from '../Office.module.css'
import { textAt, valueAt } from './entry-path.ts'
import { groupedYuan } from './grouped.ts'
import { SchemeSays } from './SchemeSays.tsx'
import styles from './Schemes.module.css'
import type { Stage } from './stage.ts'

export type Deed = 'switch on' | 'end' | 'withdraw' | 'budget'

interface VersionCardProps {
  version: SchemeVersion
  stage: Stage
  /** Left out: only to be read. */
  onDeed?: (deed: Deed, version: SchemeVersion) => void
}

const tones = { in_force: 'good', to_come: 'look', draft: 'plain', ended: 'plain' } as const

export const useVersionName = () => {
  const base = useWords()
  return ({ entry }: SchemeVersion): string =>
    base.name({ zh: textAt(entry, 'name.zh'), en: textAt(entry, 'name.en') })
}

const versionNumber = ({ entry }: SchemeVersion): number => Number(valueAt(entry, 'version') ?? 1)

/** One version as people read it: who gets what, up to how much, paid by whom, by which paper. */
export function VersionCard({ version, stage, onDeed }: VersionCardProps) {
  const words = useOfficeWords().schemes
  const { entry, says } = version
  const name = useVersionName()(version)
  const lastDay = textAt(entry, 'lastDay')
  const firstDay = textAt(entry, 'firstDay')
  // Among others it stands under the heading of its stage.
  const Heading = onDeed === undefined ? 'h2' : 'h3'
  return (
    <section
      className={styles.card}
      aria-label={`${name} ${textAt(entry, 'code')} ${words.version(versionNumber(version))}`}
    >
      <header className={styles.head}>
        <Heading className={styles.name}>{name}</Heading>
        <Tag tone={tones[stage]}>{words.stage[stage]}</Tag>
      </header>
      <p className={office.quiet}>
        {words.version(versionNumber(version))} ·{' '}
        {lastDay === '' ? words.from(firstDay) : words.fromTo(firstDay, lastDay)} ·{' '}
        {textAt(entry, 'place')} · {textAt(entry, 'code')}
      </p>
      <SchemeSays entry={entry} says={says} />
      <Source version={version} />
      <Budget version={version} stage={stage} />
      <Waiting version={version} stage={stage} />
      {onDeed !== undefined && <Deeds version={version} stage={stage} onDeed={onDeed} />}
    </section>
  )
}

function Source({ version: { entry } }: { version: SchemeVersion }) {
  const words = useOfficeWords().schemes
  const [title, url, quote] = [
    textAt(entry, 'source.title'),
    textAt(entry, 'source.url'),
    textAt(entry, 'source.quote'),
  ]
  return (
    <div className={styles.source}>
      <p>
        {words.source}
        {/^https?:\/\//.test(url) ? (
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        ) : (
          title
        )}
      </p>
      {quote !== '' && <blockquote className={styles.quote}>{quote}</blockquote>}
    </div>
  )
}

function Budget({ version: { budget }, stage }: { version: SchemeVersion; stage: Stage }) {
  const words = useOfficeWords().schemes.budget
  if (budget === null)
    return stage === 'ended' ? null : <p className={office.quiet}>{words.none}</p>
  const { totalFen, spentFen, firstDay, lastDay } = budget
  const percent = Math.min(100, Math.round((spentFen / totalFen) * 100))
  return (
    <div className={styles.budget}>
      <p>
        <b>{words.spentOf(groupedYuan(spentFen), groupedYuan(totalFen))}</b>{' '}
        {words.left(groupedYuan(subtractFen(totalFen, spentFen)))}
      </p>
      <progress className={styles.bar} max={100} value={percent} aria-label={words.bar(percent)} />
      <p className={office.quiet}>{words.days(firstDay, lastDay)}</p>
    </div>
  )
}

/** How much a draft still wants; of what people pay by already, only what somebody should look at. */
function Waiting({ version: { remarks }, stage }: { version: SchemeVersion; stage: Stage }) {
  const base = useWords()
  const words = useOfficeWords().schemes.remarks
  if (remarks.length === 0 || stage === 'ended') return null
  return (
    <div className={styles.waiting}>
      <p className={styles.ruleName}>{words.toLookAt(remarks.length)}</p>
      <ul>
        {remarks.slice(0, 3).map((remark) => (
          <li key={`${remark.at} ${remark.words.zh}`}>{base.name(remark.words)}</li>
        ))}
        {remarks.length > 3 && <li>{words.more(remarks.length - 3)}</li>}
      </ul>
    </div>
  )
}

function Deeds({ version, stage, onDeed }: Required<VersionCardProps>) {
  const words = useOfficeWords().schemes
  const name = `${useVersionName()(version)} ${textAt(version.entry, 'code')} ${words.version(versionNumber(version))}`
  const id = version.schemeVersionId
  const deed = (which: Deed, label: string, kind: 'quiet' | 'secondary' | 'danger') => (
    <Button
      type="button"
      kind={kind}
      label={`${label} ${name}`}
      onClick={() => onDeed(which, version)}
    >
      {label}
    </Button>
  )
  const link = (href: string, label: string) => (
    <LinkButton kind="quiet" href={paths.office(href)} label={`${label} ${name}`}>
      {label}
    </LinkButton>
  )
  return (
    <Row>
      {stage === 'draft' ? link(`schemes/${id}`, words.edit) : link(`schemes/${id}`, words.tryIt)}
      {stage !== 'draft' && link(`schemes/new/${id}`, words.follow)}
      {stage !== 'ended' && deed('budget', words.budget.set, 'quiet')}
      {stage === 'in_force' && deed('end', words.end.button, 'danger')}
      {stage === 'to_come' && deed('withdraw', words.withdraw.button, 'danger')}
      {stage === 'draft' && deed('switch on', words.switchOn.button, 'secondary')}
    </Row>
  )
}
