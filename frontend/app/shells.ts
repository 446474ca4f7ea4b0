import type { Language } from '../../backend/vocabulary/role.ts'
import { assetsOf } from './assets.ts'
import { documentOf } from './document.ts'
import { isRound } from './offline-pages.ts'
import { paths } from './paths.ts'

const titles: Record<Language, { staff: string; board: string; kiosk: string; script: string }> = {
  'zh-CN': {
    staff: '暖餐',
    board: '厨房大屏 · 暖餐',
    kiosk: '自助订饭 · 暖餐',
    script: '这一页要打开 JavaScript 才能用。',
  },
  en: {
    staff: 'Nuancan',
    board: 'Kitchen board · Nuancan',
    kiosk: 'Order here · Nuancan',
    script: 'This page needs JavaScript.',
  },
}

const staffPaths = [
  paths.staffSignIn(),
  paths.secondFactor(),
  paths.setUp(),
  paths.desk(),
  paths.counter(),
  paths.office(),
  paths.device(),
]

/** All that a round needs comes with its page, so that whoever keeps the page has all of it. */
const roundParts = (language: Language): string[] => {
  const said = language === 'en' ? 'en' : 'zh'
  return [
    'frontend/screens/desk/round/RoundRoom.tsx',
    'frontend/offline/kept-session.ts',
    'frontend/offline/Unsent.tsx',
    `frontend/app/staff-words.${said}.ts`,
    `frontend/ui/words/round.${said}.ts`,
  ]
}

/** Pressed with wet hands, at arm's length. */
const heldInHand = /^\/board\/(plan|ready|cooked|safety(?!\/sheet))(\/|$)/

/** Staff, board and kiosk pages are drawn in the browser; the frame says which language and scale. */
export function shellFor(path: string, language: Language): string | undefined {
  const words = titles[language]
  const body = `<noscript><p>${words.script}</p></noscript>`
  if (path === paths.board() || path.startsWith(`${paths.board()}/`)) {
    return documentOf({
      language,
      title: words.board,
      // The prep sheet goes to paper: measured like a page, not like a television.
      scale: path === paths.board() ? 'board' : 'staff',
      surface: heldInHand.test(path) ? 'kitchen' : undefined,
      assets: assetsOf('frontend/app/board.tsx'),
      body,
    })
  }
  if (path === paths.kiosk()) {
    return documentOf({
      language,
      title: words.kiosk,
      scale: 'elder',
      surface: 'kiosk',
      assets: assetsOf(
        'frontend/app/kiosk.tsx',
        ['base', 'kiosk'].map(
          (of) => `frontend/ui/words/${of}.${language === 'en' ? 'en' : 'zh'}.ts`,
        ),
      ),
      body,
    })
  }
  if (staffPaths.some((one) => path === one || path.startsWith(`${one}/`))) {
    return documentOf({
      language,
      title: words.staff,
      scale: 'staff',
      assets: assetsOf('frontend/app/staff.tsx', isRound(path) ? roundParts(language) : []),
      body,
    })
  }
  return undefined
}
