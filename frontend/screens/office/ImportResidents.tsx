import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { dinerImportEndpoints } from '../../../backend/contract/diner-imports.ts'
import { paths } from '../../app/paths.ts'
import { tableOf, useImportPreview } from '../../queries/diner-imports.ts'
import type {
  ImportCandidate,
  ImportCounts,
  ImportDecision,
  ImportLook,
  ImportPreview,
} from '../../queries/diner-imports.ts'
import { download } from '../../queries/download.ts'
import { sentenceFor } from '../../queries/sending.ts'
import { Button, LinkButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Row } from '../../ui/staff/AppFrame.tsx'
import { useOfficeWords } from '../../ui/words/office.ts'
import { useStaffWords } from '../../ui/words/staff.ts'
import { useCanteen } from './canteen.ts'
import { ImportOutcome } from './ImportOutcome.tsx'
import own from './ImportResidents.module.css'
import styles from './Office.module.css'
import { OfficeFrame } from './OfficeFrame.tsx'
import residents from './Residents.module.css'

interface Chosen {
  name: string
  table: { base64: string }
}

/** What was decided, and for whom it was asked: a decision can be taken back. */
interface Decided {
  decisions: ImportDecision[]
  asked: ReadonlyMap<number, ImportCandidate[]>
}
const undecided: Decided = { decisions: [], asked: new Map() }

/** `/office/residents/import`: a table is looked at, decided on, and taken over; or not. */
export function ImportResidents() {
  const words = useOfficeWords().imports
  const { offline } = useStaffWords()
  const canteenId = useCanteen()
  const [chosen, setChosen] = useState<Chosen>()
  const [preview, setPreview] = useState<ImportPreview>()
  const [decided, setDecided] = useState(undecided)
  const [done, setDone] = useState<ImportCounts>()
  const latest = useRef<ImportLook>(undefined)
  const look = useImportPreview(canteenId, (seen, asked) => {
    // Decided twice in a row: the answer to the first comes when nobody waits for it.
    if (asked !== latest.current) return
    setPreview(seen)
    const open = seen.people.filter(({ state }) => state === 'ask')
    setDecided((before) => ({
      ...before,
      asked: new Map([...before.asked, ...open.map((one) => [one.row, one.candidates] as const)]),
    }))
  })
  const lookAt = (wanted: ImportLook) => {
    latest.current = wanted
    look.mutate(wanted)
  }
  const choose = (file: Chosen) => {
    setChosen(file)
    setPreview(undefined)
    setDecided(undecided)
    lookAt({ table: file.table, decisions: [] })
  }
  const decide = (decisions: ImportDecision[]) => {
    if (chosen === undefined) return
    setDecided((before) => ({ ...before, decisions }))
    lookAt({ table: chosen.table, decisions })
  }
  const begin = () => {
    setChosen(undefined)
    setPreview(undefined)
    setDecided(undecided)
    setDone(undefined)
    look.reset()
  }
  if (done !== undefined) return <Done counts={done} onAnother={begin} />
  return (
    <OfficeFrame room="residents" title={words.title} pageTitle={words.title}>
      <div className={styles.stack}>
        <ChooseTable chosen={chosen?.name} onChoose={choose} />
        {look.isPending && (
          <p className={styles.quiet} aria-busy="true">
            {words.reading}
          </p>
        )}
        {look.isError && <Notice tone="refused" heading={sentenceFor(look.error, offline)} />}
        {chosen !== undefined && preview !== undefined && !look.isError && (
          <ImportOutcome
            table={chosen.table}
            preview={preview}
            decisions={decided.decisions}
            asked={decided.asked}
            busy={look.isPending}
            onDecide={decide}
            onLookAgain={() => decide(decided.decisions)}
            onDone={setDone}
          />
        )}
      </div>
    </OfficeFrame>
  )
}

function ChooseTable({
  chosen,
  onChoose,
}: {
  chosen: string | undefined
  onChoose: (file: Chosen) => void
}) {
  const words = useOfficeWords().imports
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string>()
  const read = async (file: File) => {
    try {
      const table = await tableOf(file)
      setProblem(table === null ? words.tooBig : undefined)
      if (table !== null) onChoose({ name: file.name, table })
    } catch {
      setProblem(words.unreadableFile)
    }
  }
  return (
    <Card>
      {chosen === undefined && <Steps />}
      <div className={own.choose}>
        <Button
          type="button"
          kind={chosen === undefined ? 'primary' : 'secondary'}
          onClick={() => input.current?.click()}
        >
          {chosen === undefined ? words.choose : words.chooseOther}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".xlsx,.csv,.txt"
          aria-label={words.choose}
          onChange={(event) => {
            const file = event.target.files?.[0]
            // The same file, corrected, may be chosen again.
            event.target.value = ''
            if (file) void read(file)
          }}
        />
        {chosen === undefined ? <Template /> : <p>{words.file(chosen)}</p>}
      </div>
      {problem !== undefined && <Notice tone="refused" heading={problem} />}
    </Card>
  )
}

function Steps() {
  const words = useOfficeWords().imports
  return (
    <>
      <ol className={own.steps}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.quiet}>{words.emptyKeeps}</p>
    </>
  )
}

function Template() {
  const words = useOfficeWords().imports
  const { offline } = useStaffWords()
  const canteenId = useCanteen()
  const take = useMutation({
    mutationFn: () => download(dinerImportEndpoints.getImportTemplate, { params: { canteenId } }),
    networkMode: 'always',
  })
  return (
    <>
      <Button type="button" disabled={take.isPending} onClick={() => take.mutate()}>
        {words.template}
      </Button>
      {take.isError && <Notice tone="refused" heading={sentenceFor(take.error, offline)} />}
      {take.isSuccess && <output>{words.templateReady}</output>}
    </>
  )
}

function Done({ counts, onAnother }: { counts: ImportCounts; onAnother: () => void }) {
  const { imports: words, people } = useOfficeWords()
  const leftOut = counts.faulty + counts.leftOut
  return (
    <OfficeFrame room="residents" title={words.title} pageTitle={words.title}>
      <div className={styles.narrow}>
        <Notice tone="calm" heading={words.done}>
          <p>
            <output>
              {words.doneText(counts.added, counts.changed, counts.factsAdded, counts.factsEnded)}
            </output>
          </p>
          {leftOut > 0 && <p>{words.doneLeftOut(leftOut)}</p>}
          <div className={residents.below}>
            <Row>
              <LinkButton href={paths.office('residents')}>{people.backToList}</LinkButton>
              <Button type="button" kind="quiet" onClick={onAnother}>
                {words.another}
              </Button>
            </Row>
          </div>
        </Notice>
      </div>
    </OfficeFrame>
  )
}
