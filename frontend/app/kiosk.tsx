import '../ui/tokens.css'
import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import type { Root } from 'react-dom/client'
import { present } from '../../backend/vocabulary/invariant.ts'
import type { Shown } from '../queries/kiosk.ts'
import { keepPage } from './keep-page.ts'
import { kioskWords } from './kiosk-words.ts'
import { paths } from './paths.ts'
import { stayAwake } from '../screens/kiosk/awake.ts'
import { KioskPage } from '../screens/kiosk/KioskPage.tsx'
import { openLine } from '../screens/kiosk/line.ts'

/**
 * Everybody who steps up gets a tree of her own, thrown away whole when she goes: React keeps the state before the
 * last one beside the last one, and nothing of her may lie there until somebody else has come and gone.
 */
async function start(): Promise<void> {
  const home = await kioskWords(document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
  const place = present(document.getElementById('root'), 'no page')
  const line = openLine()
  let root: Root | undefined
  const stand = (first: Shown | null): void => {
    root?.unmount()
    const hers = createRoot(place)
    root = hers
    hers.render(
      <KioskPage
        line={line}
        home={home}
        wordsIn={kioskWords}
        first={first}
        // An answer that comes after she is gone ends nobody else's visit.
        onOver={(next) => {
          if (root === hers) stand(next ?? null)
        }}
      />,
    )
  }
  stand(null)
  // A page that is left may be kept as it was, for the Back button: it is left empty.
  window.addEventListener('pagehide', () => stand(null))
  line.subscribe(() => {
    if (line.now().state === 'unpaired') stand(null)
  })
}

void start()
stayAwake()
keepPage(paths.kiosk())
