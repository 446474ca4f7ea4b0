import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import type { Shown } from '../../queries/kiosk.ts'
import type { BaseWords } from '../../ui/words/base.zh.ts'
import { KioskWordsContext } from '../../ui/words/kiosk.ts'
import type { KioskWords } from '../../ui/words/kiosk.zh.ts'
import { BaseWordsContext } from '../../ui/words/words.tsx'
import { KioskFrame, Middle, Question } from './KioskFrame.tsx'
import type { Line, Place } from './line.ts'
import { Stand } from './Stand.tsx'
import { Unpaired } from './Told.tsx'

export interface SaidAtKiosk {
  readonly base: BaseWords
  readonly kiosk: KioskWords
}

/** Cut off before it was ever told whose it is. */
const somewhere: Place = {
  canteenId: 0,
  name: { zh: '暖餐', en: 'Nuancan' },
  phone: '',
  letter: 'K',
}

interface KioskPageProps {
  line: Line
  /** What the machine speaks when nobody has asked for anything else. */
  home: SaidAtKiosk
  wordsIn: (language: Language) => Promise<SaidAtKiosk>
  first: Shown | null
  onOver: (next?: Shown) => void
}

export function KioskPage({ line, home, wordsIn, first, onOver }: KioskPageProps) {
  const { state, place } = useSyncExternalStore(line.subscribe, line.now)
  const [said, setSaid] = useState(home)
  const { base, kiosk } = said
  const { language } = base
  // Without a network the other language may be out of reach: then she is spoken to in this one.
  const switchLanguage = (): void => {
    wordsIn(language === 'en' ? 'zh-CN' : 'en').then(setSaid, () => undefined)
  }
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${kiosk.title} · ${base.brand}`
  }, [language, kiosk, base])
  const glass = (): ReactNode => {
    if (state === 'starting')
      return (
        <KioskFrame canteen={null} name={null}>
          <Middle>
            <Question>{base.loading}</Question>
          </Middle>
        </KioskFrame>
      )
    if (state === 'unpaired')
      return (
        <KioskFrame canteen={null} name={null}>
          <Unpaired />
        </KioskFrame>
      )
    return (
      <Stand
        place={place ?? somewhere}
        line={line}
        lineState={state}
        home={home.base.language}
        onLanguage={switchLanguage}
        first={first}
        onOver={onOver}
      />
    )
  }
  return (
    <BaseWordsContext value={base}>
      <KioskWordsContext value={kiosk}>{glass()}</KioskWordsContext>
    </BaseWordsContext>
  )
}
