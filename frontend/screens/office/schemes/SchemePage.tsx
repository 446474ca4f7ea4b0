import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { paths } from '../../../app/paths.ts'
import { schemeFormQuery, schemeVersionsQuery } from '../../../queries/schemes.ts'
import type { SchemeForm, SchemeVersion } from '../../../queries/schemes.ts'
import { LinkButton } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useCanteen } from '../canteen.ts'
import { Loaded } from '../Loaded.tsx'
import office from '../Office.module.css'
import { useToday } from '../use-today.ts'
import { blankEntry, followerOf } from './blank.ts'
import { FormProvider, Suggested } from './FormFields.tsx'
import { SchemeEditor } from './SchemeEditor.tsx'
import styles from './Schemes.module.css'
import { stageOf } from './stage.ts'
import { TryPanel } from './TryPanel.tsx'
import { VersionCard } from './VersionCard.tsx'
import { WhatIfPanel } from './WhatIfPanel.tsx'

const noneFixed: readonly string[] = []
const codeFixed: readonly string[] = ['code']
/** People know it by its name, and a code leads from one version to the next. */
const nameFixed: readonly string[] = ['code', 'name']

/** One version: a draft to write, or what people pay by, to be tried; `from`: a new one after that. */
export function SchemePage({ id, from }: { id: string; from: string | undefined }) {
  const canteenId = useCanteen()
  const form = useQuery(schemeFormQuery(canteenId))
  const versions = useQuery(schemeVersionsQuery(canteenId))
  return (
    <Loaded query={form}>
      {(drawn) => (
        <Loaded query={versions}>
          {(list) => <Which form={drawn} versions={list.versions} id={id} from={from} />}
        </Loaded>
      )}
    </Loaded>
  )
}

interface WhichProps {
  form: SchemeForm
  versions: readonly SchemeVersion[]
  id: string
  from: string | undefined
}

function Which({ form, versions, id, from }: WhichProps): ReactNode {
  const words = useOfficeWords().schemes
  const find = (wanted: string | undefined) =>
    versions.find(({ schemeVersionId }) => String(schemeVersionId) === wanted)
  const before = find(from)
  if (id === 'new' && (from === undefined || before !== undefined))
    return (
      <SchemeEditor
        key={`new ${from ?? ''}`}
        form={form}
        start={before === undefined ? blankEntry : followerOf(before)}
        schemeVersionId={null}
        fixed={before === undefined ? noneFixed : nameFixed}
      />
    )
  const version = find(id)
  if (version === undefined)
    return (
      <EmptyState words={words.noSuchVersion}>
        <LinkButton href={paths.office('schemes')}>{words.toList}</LinkButton>
      </EmptyState>
    )
  if (version.state !== 'draft') return <InUse form={form} version={version} />
  const used = versions.some(
    ({ schemeId, state }) => schemeId === version.schemeId && state !== 'draft',
  )
  return (
    <SchemeEditor
      key={id}
      form={form}
      start={version.entry}
      schemeVersionId={version.schemeVersionId}
      fixed={used ? nameFixed : codeFixed}
    />
  )
}

function InUse({ form, version }: { form: SchemeForm; version: SchemeVersion }) {
  const words = useOfficeWords().schemes
  const [entry] = useState(version.entry)
  const stage = stageOf(version, useToday())
  return (
    <div className={office.stack}>
      <div className={office.toolbar}>
        <LinkButton kind="quiet" href={paths.office('schemes')}>
          {words.toList}
        </LinkButton>
        <LinkButton href={paths.office(`schemes/new/${version.schemeVersionId}`)}>
          {words.follow}
        </LinkButton>
        <p className={office.quiet}>{words.neverEdited}</p>
      </div>
      <div className={styles.cards}>
        <VersionCard version={version} stage={stage} />
      </div>
      <FormProvider form={form} entry={entry} set={() => undefined} remarks={[]}>
        <Suggested />
      </FormProvider>
      <TryPanel form={form} entry={entry} />
      <WhatIfPanel entry={entry} />
    </div>
  )
}
