import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import type { Shown } from '../../queries/kiosk.ts'
import { baseEn } from '../../ui/words/base.en.ts'
import { baseZh } from '../../ui/words/base.zh.ts'
import { kioskEn } from '../../ui/words/kiosk.en.ts'
import { KioskWordsContext } from '../../ui/words/kiosk.ts'
import { kioskZh } from '../../ui/words/kiosk.zh.ts'
import { BaseWordsContext } from '../../ui/words/words.tsx'
import { KioskFrame, Middle, Question } from './KioskFrame.tsx'
import type { Line, Place } from './line.ts'
import { Stand } from './Stand.tsx'
import { Unpaired } from './Told.tsx'

/** Both languages are here from the start: the switch works without a network, too. */
const words = {
  'zh-CN': { base: baseZh, kiosk: kioskZh },
  en: { base: baseEn, kiosk: kioskEn },
} as const

/** Cut off before it was ever told whose it is. */
const somewhere: Place = {
  canteenId: 0,
  name: { zh: baseZh.brand, en: baseEn.brand },
  phone: '',
  letter: 'K',
}

interface KioskPageProps {
  line: Line
  home: Language
  first: Shown | null
  onOver: (next?: Shown) => void
}

export function KioskPage({ line, home, first, onOver }: KioskPageProps) {
  const { state, place } = useSyncExternalStore(line.subscribe, line.now)
  const [language, setLanguage] = useState(home)
  const { base, kiosk } = words[language]
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
        home={home}
        onLanguage={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
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
