import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Row } from '../../../ui/staff/AppFrame.tsx'
import { Dialog } from '../../../ui/staff/Dialog.tsx'
import { Labelled } from '../../../ui/staff/Labelled.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useStaffWords } from '../../../ui/words/staff.ts'
import { itemsAt, textAt, valueAt } from './entry-path.ts'
import type { Entry } from './entry-path.ts'

/** One scheme, or all of a file of them; null when it is neither. */
const schemesIn = (text: string): readonly Entry[] | null => {
  try {
    const given: unknown = JSON.parse(text)
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return null
    const list: readonly unknown[] =
      valueAt(given, 'schemes') === undefined ? [given] : itemsAt(given, 'schemes')
    return list.filter((one): one is Entry => typeof one === 'object' && one !== null)
  } catch {
    return null
  }
}

/** Lies inside the form it fills, so it is none of its own. For whoever has the scheme as a file already. It goes into the form and is looked over like anything typed. */
export function PasteDialog({
  onTake,
  onClose,
}: {
  onTake: (entry: Entry) => void
  onClose: () => void
}) {
  const words = useOfficeWords().schemes.paste
  const staff = useStaffWords()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [found, setFound] = useState<readonly Entry[]>([])
  const read = () => {
    const schemes = schemesIn(text)
    const [first] = schemes ?? []
    setProblem(first === undefined ? words.unreadable : '')
    if (first !== undefined && schemes?.length === 1) onTake(first)
    else setFound(schemes ?? [])
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div>
        {problem !== '' && <Notice tone="refused" heading={problem} />}
        <Labelled id="pasted" label={words.label} hint={words.hint}>
          {(control) => (
            <textarea
              {...control}
              rows={10}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Labelled>
        {found.length > 1 ? (
          <>
            <p>{words.several}</p>
            <Row>
              {found.map((one, place) => (
                <Button
                  key={`${textAt(one, 'code')} ${place}`}
                  type="button"
                  onClick={() => onTake(one)}
                >
                  {`${textAt(one, 'name.zh')}（${textAt(one, 'code')}）`}
                </Button>
              ))}
            </Row>
          </>
        ) : (
          <Row>
            <Button type="button" kind="quiet" onClick={onClose}>
              {staff.cancel}
            </Button>
            <Button type="button" onClick={read}>
              {words.take}
            </Button>
          </Row>
        )}
      </div>
    </Dialog>
  )
}
