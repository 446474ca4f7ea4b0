import { dehydrate } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import type { RefusalBody } from '../../backend/vocabulary/refusal.ts'
import type { Contrast } from '../../backend/vocabulary/reading.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import { isRefused } from '../api/call.ts'
import type { Caller } from '../api/call.ts'
import { runQueriesAs } from '../queries/asking.ts'
import { refusalKey } from '../queries/refusal.ts'
import { SomethingWrong } from '../screens/elder/SomethingWrong.tsx'
import { PictureSourceContext } from '../ui/picture.ts'
import { ElderWordsContext } from '../ui/words/elder.ts'
import { BaseWordsContext } from '../ui/words/words.tsx'
import { drawnAssetsOf, hashesOfStyles, pictureInPage } from './assets.ts'
import { documentOf } from './document.ts'
import { ElderApp } from './ElderApp.tsx'
import { findElderRoute, loadElderPage } from './elder-routes.ts'
import { elderWords } from './elder-words.ts'
import { paths } from './paths.ts'
import { makeQueryClient } from './query-client.ts'
import { shellFor } from './shells.ts'
import { textStepFrom } from './textStep.ts'

export interface PageRequest {
  /** Path and query, as asked for. */
  url: string
  language: Language
  textStep: 24 | 28 | 32
  contrast: Contrast
  sound: 'on' | 'off'
  /** Runs endpoints as this request's visitor. Throws RefusedCall. */
  caller: Caller
  /** Why the form this page came back from was refused. */
  refusal: RefusalBody | null
}

export interface PageAnswer {
  status: number
  html: string
  headers: Record<string, string>
}

/** For the page's policy: each style sheet that may stand in a page, as a source it allows. */
export const styleHashes = (): readonly string[] => hashesOfStyles()

/** The HTML of every page: elder pages whole, staff and board pages as the frame their script fills. */
export async function render(request: PageRequest): Promise<PageAnswer> {
  const url = new URL(request.url, 'http://here')
  const shell = shellFor(url.pathname, request.language)
  return shell === undefined ? renderElderPage(request, url) : answer(200, shell)
}

export interface PageFailure {
  url: string
  language: Language
  status: number
  sentence: string
}

/** A page that needs nothing: no database, no session, no script. */
export async function renderFailure(failure: PageFailure): Promise<PageAnswer> {
  const { url, language, status, sentence } = failure
  const [base, elder] = await elderWords(language)
  const body = renderToString(
    <BaseWordsContext value={base}>
      <ElderWordsContext value={elder}>
        <SomethingWrong sentence={sentence} again={url} />
      </ElderWordsContext>
    </BaseWordsContext>,
  )
  const title = `${elder.wrong.title} · ${base.brand}`
  const assets = { ...drawnAssetsOf([]), script: null, preloads: [] }
  return answer(status, documentOf({ language, title, scale: 'elder', assets, body }))
}

const answer = (
  status: number,
  html: string,
  headers: Record<string, string> = {},
): PageAnswer => ({
  status,
  html,
  // Pages carry one person's meals: no shared cache may keep them.
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'private, no-store',
    ...headers,
  },
})

async function renderElderPage(
  { language, textStep, contrast, sound, caller, refusal }: PageRequest,
  url: URL,
): Promise<PageAnswer> {
  const client = makeQueryClient()
  client.setDefaultOptions({ queries: { retry: false, staleTime: Infinity, gcTime: Infinity } })
  runQueriesAs(client, caller)
  const loaded = await load(client, url, language)
  if (loaded.go !== undefined) return answer(303, '', { Location: loaded.go })
  if (refusal !== null) client.setQueryData(refusalKey(refusal.code), refusal.sentence)

  const [base, elder] = await elderWords(language)
  const step = textStepFrom(String(textStep))
  const at = { path: url.pathname, search: url.search }
  const body = renderToString(
    <PictureSourceContext value={pictureInPage}>
      <ElderApp
        client={client}
        base={base}
        elder={elder}
        textStep={step}
        contrast={contrast}
        sound={sound}
        at={at}
        refused={loaded.refused}
      />
    </PictureSourceContext>,
  )
  const route = findElderRoute(url.pathname)?.route
  const title = route?.title(elder, language) ?? elder.notFound.title
  const assets = drawnAssetsOf([
    `frontend/app/elder-words.${language === 'en' ? 'en' : 'zh'}.ts`,
    ...(route?.part?.modules(language) ?? []),
  ])
  const state = {
    queries: dehydrate(client),
    ...(loaded.refused === undefined ? {} : { refused: loaded.refused }),
  }
  client.clear()
  return answer(
    loaded.status,
    documentOf({
      language,
      title: `${title} · ${base.brand}`,
      scale: 'elder',
      textStep: step,
      contrast,
      sound,
      surface: route?.surface,
      assets,
      body,
      state,
    }),
  )
}

interface Loaded {
  status: number
  go?: string
  refused?: string
}

async function load(client: QueryClient, url: URL, language: Language): Promise<Loaded> {
  try {
    const loaded = await loadElderPage(client, url, language)
    if (loaded === 'signIn') return { status: 303, go: paths.signIn() }
    if (loaded === 'ready' || loaded === 'unknown')
      return { status: loaded === 'unknown' ? 404 : 200 }
    return { status: 303, go: loaded }
  } catch (error) {
    if (!isRefused(error)) throw error
    const { code, sentence } = error.refusal
    if (code === 'sign_in_required' || code === 'session_ended')
      return { status: 303, go: paths.signIn() }
    // Ended meanwhile: the page about all of them says what is left.
    if (code === 'not_yours' && url.pathname.startsWith(`${paths.family()}/`))
      return { status: 303, go: paths.family() }
    if (code === 'invitation_over' && url.pathname !== paths.join())
      return { status: 303, go: `${paths.join()}?refused=${code}` }
    if (code === 'slip_expired' || code === 'slip_used')
      return { status: 303, go: `${paths.bind()}?refused=${code}` }
    return { status: error.status, refused: sentence }
  }
}
