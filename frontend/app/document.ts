import type { Contrast } from '../../backend/vocabulary/reading.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import type { PageAssets } from './assets.ts'
import type { Surface } from './elder-routes.ts'
import { stateText } from './page-state.ts'
import type { PageState } from './page-state.ts'
import type { TextStep } from './textStep.ts'

interface Page {
  language: Language
  title: string
  scale: 'elder' | 'staff' | 'board'
  textStep?: TextStep
  contrast?: Contrast
  sound?: 'on' | 'off'
  surface?: Surface | 'kitchen' | undefined
  assets: PageAssets
  body: string
  state?: PageState
}

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** The whole document. Nothing inline runs, and what inline paints is known by its hash: the page's policy forbids all else. */
export function documentOf({
  language,
  title,
  scale,
  textStep,
  contrast,
  sound,
  surface,
  assets,
  body,
  state,
}: Page): string {
  const html = [
    `lang="${language}"`,
    `data-scale="${scale}"`,
    ...(textStep === undefined ? [] : [`data-text="${textStep}"`]),
    ...(contrast === 'more' ? [`data-contrast="more"`] : []),
    ...(sound === 'off' ? [`data-sound="off"`] : []),
    ...(surface === undefined ? [] : [`data-surface="${surface}"`]),
  ]
  return [
    `<!doctype html><html ${html.join(' ')}><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">`,
    `<title>${escaped(title)}</title>`,
    `<meta name="format-detection" content="telephone=no">`,
    `<link rel="icon" href="/mark.svg" type="image/svg+xml"><link rel="manifest" href="/nuancan.webmanifest">`,
    ...assets.styles.map((file) => `<link rel="stylesheet" href="${file}">`),
    // A script that brings a part in asks for its styles, unless it finds them named.
    ...assets.inline.map(
      ({ file, text }) => `<style>${text}</style><link rel="stylesheet" href="${file}" disabled>`,
    ),
    // The page is whole without its script: words and styles come down the line first.
    ...assets.preloads.map(
      (file) => `<link rel="modulepreload" href="${file}" fetchpriority="low">`,
    ),
    ...(assets.script === null
      ? []
      : [`<script type="module" src="${assets.script}" fetchpriority="low"></script>`]),
    `</head>`,
    `<body><div id="root">${body}</div>`,
    ...(state === undefined
      ? []
      : [`<script type="application/json" id="state">${stateText(state)}</script>`]),
    `</body></html>`,
  ].join('')
}
