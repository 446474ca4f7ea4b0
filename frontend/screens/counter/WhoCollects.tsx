import { useState } from 'react'
import { collectorWords, relationWords } from '../../../backend/vocabulary/collector-words.ts'
import { collectorKinds } from '../../../backend/vocabulary/recognition.ts'
import type { Collector, CollectorKind } from '../../../backend/vocabulary/recognition.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { useCounterWords } from '../../ui/words/counter.ts'
import { useWords } from '../../ui/words/words.tsx'
import styles from './Odd.module.css'

interface WhoCollectsProps {
  collectors: readonly Collector[]
  working: boolean
  onWho: (who: Collector) => void
  onLater: () => void
}

/** Whoever is on her record is one press; anybody else is what they are to her and a name. */
export function WhoCollects({ collectors, working, onWho, onLater }: WhoCollectsProps) {
  const { odd } = useCounterWords()
  const [kind, setKind] = useState<CollectorKind | null>(null)
  return (
    <>
      {collectors.length > 0 && (
        <fieldset className={styles.people}>
          <legend className={styles.legend}>{odd.known}</legend>
          {collectors.map((who) => (
            <Known
              key={`${who.kind} ${who.name} ${who.relation}`}
              who={who}
              working={working}
              onWho={onWho}
            />
          ))}
        </fieldset>
      )}
      <fieldset className={styles.people}>
        <legend className={styles.legend}>{odd.others}</legend>
        {collectorKinds
          // Family are on the record; who is not may still come, as somebody she knows.
          .filter((one) => one !== 'family')
          .map((one) => (
            <Button
              key={one}
              type="button"
              kind="quiet"
              pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {odd.kinds[one]}
            </Button>
          ))}
      </fieldset>
      {kind !== null && <Named key={kind} kind={kind} working={working} onWho={onWho} />}
      <Button type="button" kind="quiet" onClick={onLater}>
        {odd.notNow}
      </Button>
    </>
  )
}

interface KnownProps {
  who: Collector
  working: boolean
  onWho: (who: Collector) => void
}

function Known({ who, working, onWho }: KnownProps) {
  const words = useWords()
  const relation = words.name(relationWords(who.relation))
  return (
    <Button
      type="button"
      kind="secondary"
      note={relation === '' ? undefined : who.name}
      disabled={working}
      onClick={() => onWho(who)}
    >
      {relation === '' ? words.name(collectorWords(who)) : relation}
    </Button>
  )
}

interface NamedProps {
  kind: CollectorKind
  working: boolean
  onWho: (who: Collector) => void
}

function Named({ kind, working, onWho }: NamedProps) {
  const { odd, pay } = useCounterWords()
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  return (
    <form
      className={styles.named}
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '' && !working) onWho({ kind, name, relation: '' })
      }}
    >
      <Field
        label={odd.names[kind]}
        name="collector"
        autoComplete="off"
        maxLength={20}
        value={typed}
        onChange={setTyped}
      />
      <div className={styles.submit}>
        <Button kind="primary" disabled={name === '' || working}>
          {working ? pay.submitting : odd.submit}
        </Button>
      </div>
    </form>
  )
}
