import { useEffect, useRef } from 'react'
import type { SchemeForm, SchemeRemark } from '../../../queries/schemes.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useOfficeWords } from '../../../ui/words/office.ts'
import { useWords } from '../../../ui/words/words.tsx'
import type { Entry } from './entry-path.ts'
import { inFormOrder, nearest, placeInWords } from './entry-trail.ts'
import styles from './Schemes.module.css'

interface RemarksProps {
  form: SchemeForm
  entry: Entry
  remarks: readonly SchemeRemark[]
  /** How often somebody asked what is wrong: each time the summary takes the focus. */
  pressed: number
}

const elementOf = (name: string): Element | null => document.querySelector(`[name="${name}"]`)

const goTo = (at: string): void => {
  const path = nearest(at, (one) => elementOf(one) !== null)
  const element = path === null ? null : elementOf(path)
  for (
    let around = element?.closest('details');
    around;
    around = around.parentElement?.closest('details')
  )
    around.open = true
  if (element instanceof HTMLElement) element.focus()
}

/** On top: all that keeps a scheme from being used, then what somebody should look at, each a way to its field. */
export function Remarks({ form, entry, remarks, pressed }: RemarksProps) {
  const words = useOfficeWords().schemes.remarks
  const box = useRef<HTMLDivElement>(null)
  const handled = useRef(0)
  const ordered = inFormOrder(form, remarks)
  const faults = ordered.filter(({ weight }) => weight === 'fault')
  const doubts = ordered.filter(({ weight }) => weight === 'doubt')
  useEffect(() => {
    if (pressed === handled.current || faults.length === 0) return
    handled.current = pressed
    box.current?.focus()
  })
  return (
    <div ref={box} tabIndex={-1}>
      {faults.length > 0 && (
        <Notice tone="refused" heading={words.faults(faults.length)}>
          <List form={form} entry={entry} remarks={faults} />
        </Notice>
      )}
      {doubts.length > 0 && (
        <Notice tone="look" heading={words.doubts(doubts.length)}>
          <List form={form} entry={entry} remarks={doubts} />
        </Notice>
      )}
    </div>
  )
}

function List({ form, entry, remarks }: Omit<RemarksProps, 'pressed'>) {
  const base = useWords()
  const words = useOfficeWords().schemes.remarks
  return (
    <ul className={styles.remarks}>
      {remarks.map((remark) => {
        const place = placeInWords(form, entry, remark.at).map((one) => base.name(one))
        const sentence = base.name(remark.words)
        return (
          <li key={`${remark.at} ${sentence}`}>
            <a
              href={`#${remark.at}`}
              onClick={(event) => {
                event.preventDefault()
                goTo(remark.at)
              }}
            >
              {place.length === 0 ? sentence : words.about(place.join(' › '), sentence)}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
