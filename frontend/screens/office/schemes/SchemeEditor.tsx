import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FormEvent } from 'react'
import { schemeOfficeEndpoints } from '../../../../backend/contract/scheme-office.ts'
import { useGo } from '../../../app/Navigation.tsx'
import { paths } from '../../../app/paths.ts'
import { isRefused } from '../../../api/call.ts'
import { lookOverQuery } from '../../../queries/schemes.ts'
import type { SchemeForm } from '../../../queries/schemes.ts'
import { sentenceFor, useSend } from '../../../queries/sending.ts'
import { Button, LinkButton } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { useCanteen } from '../canteen.ts'
import office from '../Office.module.css'
import { WideSplit } from '../WideSplit.tsx'
import { textAt, withValue } from './entry-path.ts'
import type { Entry } from './entry-path.ts'
import { FormProvider, Sections, Suggested } from './FormFields.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { Remarks } from './Remarks.tsx'
import { SchemeSays } from './SchemeSays.tsx'
import styles from './Schemes.module.css'
import { TryPanel } from './TryPanel.tsx'
import { WhatIfPanel } from './WhatIfPanel.tsx'

/** Not at every key: once somebody pauses. */
const pause = 350

function useLater<Value>(value: Value): Value {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return later
}

interface SchemeEditorProps {
  form: SchemeForm
  start: Entry
  /** null: not written down yet. */
  schemeVersionId: number | null
  /** Names that cannot be changed any more. */
  fixed: readonly string[]
}

/** What is being written, what the server makes of it, and the way to keep it. */
function useDraft({ start, schemeVersionId }: SchemeEditorProps) {
  const canteenId = useCanteen()
  const go = useGo()
  const [entry, setEntry] = useState(start)
  const [saved, setSaved] = useState(schemeVersionId === null ? null : start)
  const [pressed, setPressed] = useState(0)
  const { data } = useQuery(lookOverQuery(canteenId, useLater(entry)))
  const save = useSend(schemeOfficeEndpoints.saveSchemeDraft, (reply) => {
    if (schemeVersionId === null)
      void go(paths.office(`schemes/${reply.schemeVersionId}`), 'replace')
  })
  // As long as nobody asked, an empty form is not full of faults; a gap between two bands is worth knowing at once.
  const asked = pressed > 0 || schemeVersionId !== null
  return {
    entry,
    set: (path: string, value: unknown) => setEntry((before) => withValue(before, path, value)),
    take: (given: Entry) => {
      setEntry(given)
      setPressed(pressed + 1)
    },
    press: (event: FormEvent) => {
      event.preventDefault()
      setPressed(pressed + 1)
      save.mutate(
        { params: { canteenId }, body: { schemeVersionId, entry } },
        { onSuccess: () => setSaved(entry) },
      )
    },
    pressed,
    remarks: (data?.remarks ?? []).filter(({ weight }) => asked || weight === 'doubt'),
    says: data?.says ?? noSentences,
    save,
    isSaved: saved === entry,
  }
}

const noSentences: readonly never[] = []

/** The whole of one scheme in writing: its form, what it says so far, what is wrong, and what it would do. */
export function SchemeEditor(props: SchemeEditorProps) {
  const { form, fixed } = props
  const words = useOfficeWords().schemes
  const draft = useDraft(props)
  const { entry, save } = draft
  return (
    <>
      <form noValidate onSubmit={draft.press} aria-busy={save.isPending || undefined}>
        <WideSplit side={<SoFar draft={draft} />}>
          <Remarks form={form} entry={entry} remarks={draft.remarks} pressed={draft.pressed} />
          <NotKept error={save.error} />
          <div className={office.toolbar}>
            <p className={office.quiet}>{words.draftAbout}</p>
            <Paste onTake={draft.take} />
          </div>
          <FormProvider
            form={form}
            entry={entry}
            set={draft.set}
            remarks={draft.remarks}
            says={draft.says}
            fixed={fixed}
          >
            <Suggested />
            <Sections sections={form.entry} />
          </FormProvider>
        </WideSplit>
      </form>
      <div className={`${styles.part} ${office.stack}`}>
        <TryPanel form={form} entry={entry} />
        <WhatIfPanel entry={entry} />
      </div>
    </>
  )
}

/** Always in sight: what it says by now, and the way to keep it. */
function SoFar({ draft }: { draft: ReturnType<typeof useDraft> }) {
  const words = useOfficeWords().schemes
  const { entry, save } = draft
  return (
    <div className={styles.side}>
      <h2 className={office.heading}>{words.saysHeading}</h2>
      <p className={styles.ruleName}>{textAt(entry, 'name.zh')}</p>
      <SchemeSays entry={entry} says={draft.says} />
      <div className={styles.keep}>
        <Row>
          <Button kind="primary" disabled={save.isPending}>
            {words.saveDraft}
          </Button>
          <LinkButton kind="quiet" href={paths.office('schemes')}>
            {words.toList}
          </LinkButton>
        </Row>
        <output className={office.saved}>{draft.isSaved ? words.draftSaved : ''}</output>
        <p className={office.quiet}>{words.draftNext}</p>
      </div>
    </div>
  )
}

/** What cannot be read is said field by field already. */
function NotKept({ error }: { error: Error | null }) {
  const { offline } = useStaffWords()
  if (error === null || (isRefused(error) && error.refusal.code === 'scheme_unreadable'))
    return null
  return <Notice tone="refused" heading={sentenceFor(error, offline)} />
}

function Paste({ onTake }: { onTake: (entry: Entry) => void }) {
  const words = useOfficeWords().schemes.paste
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="button" kind="quiet" onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      {open && (
        <PasteDialog
          onClose={() => setOpen(false)}
          onTake={(given) => {
            onTake(given)
            setOpen(false)
          }}
        />
      )}
    </>
  )
}
