import { useEffect, useRef } from 'react'
import { Notice } from '../Notice.tsx'
import styles from './ErrorSummary.module.css'

export interface Problem {
  /** Name of the field it is about, when it is about one. */
  field: string | null
  sentence: string
}

/** On top of a form: everything that is wrong, each a way to its field. Takes the focus when it appears. */
export function ErrorSummary({
  heading,
  problems,
}: {
  heading: string
  problems: readonly Problem[]
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  const goTo = (field: string) => {
    const control = box.current?.closest('form')?.elements.namedItem(field)
    const first = control instanceof RadioNodeList ? control[0] : control
    if (first instanceof HTMLElement) first.focus()
  }
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="refused" heading={heading}>
        <ul className={styles.list}>
          {problems.map(({ field, sentence }) => (
            <li key={sentence}>
              {field === null ? (
                sentence
              ) : (
                <a
                  href={`#${field}`}
                  onClick={(event) => {
                    event.preventDefault()
                    goTo(field)
                  }}
                >
                  {sentence}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
