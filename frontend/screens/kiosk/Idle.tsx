import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Shown } from '../../queries/kiosk.ts'
import { BackspaceGlyph } from '../../ui/staff/glyphs.tsx'
import { useKioskWords } from '../../ui/words/kiosk.ts'
import { Halves, Question } from './KioskFrame.tsx'
import { ScanPicture } from './ScanPicture.tsx'
import styles from './Idle.module.css'
import { useCardReader } from './use-card-reader.ts'
import { useQuiet } from './use-quiet.ts'
import type { Trouble } from './use-visit.ts'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const length = 6
/** Digits that somebody began and left are nobody's business. */
const forgetAfterMs = 20_000

interface IdleProps {
  busy: boolean
  trouble: Trouble | null
  onShown: (shown: Shown) => void
  /** Somebody goes on: what was wrong before is no longer the matter. */
  onTouch: () => void
}

/** The machine waits: a card, or six keys. */
export function Idle({ busy, trouble, onShown, onTouch }: IdleProps) {
  const { idle } = useKioskWords()
  const [typed, setTyped] = useState('')
  const [lastWas, setLastWas] = useState<'card' | 'digits'>('digits')
  const show = (shown: Shown): void => {
    setLastWas('token' in shown ? 'card' : 'digits')
    setTyped('')
    onShown(shown)
  }
  const type = (digit: string): void => {
    if (busy) return
    onTouch()
    const next = typed + digit
    setTyped(next)
    if (next.length === length) show({ digits: next })
  }
  const erase = (): void => setTyped(typed.slice(0, -1))
  const card = useWhenFree(busy, show)
  useCardReader({ onCard: card, onDigit: type, onErase: erase })
  useQuiet(typed === '' && trouble === null ? null : forgetAfterMs, () => {
    setTyped('')
    onTouch()
  })
  return (
    <>
      <Question>{idle.heading}</Question>
      <Halves>
        <div className={styles.left}>
          <ScanPicture className={styles.scan} />
          <Say busy={busy} trouble={trouble} lastWas={lastWas} />
          <Slots count={busy ? length : typed.length} />
        </div>
        <section className={styles.pad} aria-label={idle.pad}>
          {keys.map((key) => (
            <button key={key} type="button" className={styles.key} onClick={() => type(key)}>
              {key}
            </button>
          ))}
          <button type="button" className={styles.word} onClick={() => setTyped('')}>
            {idle.clear}
          </button>
          <button type="button" className={styles.key} onClick={() => type('0')}>
            0
          </button>
          <button type="button" className={styles.word} aria-label={idle.erase} onClick={erase}>
            <BackspaceGlyph />
          </button>
        </section>
      </Halves>
    </>
  )
}

/** A card shown while the last answer is still out is not lost: it is opened as soon as the machine is free. */
function useWhenFree(busy: boolean, open: (shown: Shown) => void): (shown: Shown) => void {
  const waiting = useRef<Shown>(null)
  const openWaiting = useEffectEvent(() => {
    const shown = waiting.current
    waiting.current = null
    if (shown !== null) open(shown)
  })
  useEffect(() => {
    if (!busy) openWaiting()
  }, [busy])
  return (shown) => {
    if (busy) waiting.current = shown
    else open(shown)
  }
}

/** What was pressed is counted, not shown: the next in the queue looks over her shoulder. */
function Slots({ count }: { count: number }) {
  const { idle } = useKioskWords()
  return (
    <output className={styles.slots}>
      <span className="spoken-only">{count === 0 ? '' : idle.typed(count)}</span>
      {Array.from({ length }, (_, place) => (
        <span
          key={place}
          className={styles.slot}
          data-full={place < count ? 'yes' : undefined}
          aria-hidden="true"
        />
      ))}
    </output>
  )
}

function Say({
  busy,
  trouble,
  lastWas,
}: {
  busy: boolean
  trouble: Trouble | null
  lastWas: 'card' | 'digits'
}) {
  const { idle, cut } = useKioskWords()
  if (busy) return <p className={styles.say}>{idle.opening}</p>
  if (trouble === null) return <p className={styles.say}>{idle.scan}</p>
  const unknown = { card: idle.cardUnknown, digits: idle.digitsUnknown }[lastWas]
  return (
    <p className={`${styles.say} ${styles.wrong}`} role="alert">
      {trouble === 'silence'
        ? cut.heading
        : trouble.code === 'card_unknown'
          ? unknown
          : trouble.sentence}
    </p>
  )
}
