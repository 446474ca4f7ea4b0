import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { Component, Suspense, useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Router, useLocation, useSearch } from 'wouter'
import type { Contrast } from '../../backend/vocabulary/reading.ts'
import { voiceEndpoints } from '../../backend/contract/voice.ts'
import type { Language } from '../../backend/vocabulary/role.ts'
import { call, isRefused } from '../api/call.ts'
import { NotFound } from '../screens/elder/NotFound.tsx'
import { useSession } from '../screens/elder/session.ts'
import { SomethingWrong } from '../screens/elder/SomethingWrong.tsx'
import { ElderFrame, HelpBar } from '../ui/elder/HelpBar.tsx'
import { Heading, Screen } from '../ui/elder/Screen.tsx'
import type { BaseWords } from '../ui/words/base.zh.ts'
import { ElderWordsContext, useElderWords } from '../ui/words/elder.ts'
import type { ElderWords } from '../ui/words/elder.zh.ts'
import { BaseWordsContext, useWords } from '../ui/words/words.tsx'
import { ContrastContext } from './contrast.ts'
import { findElderRoute, loadElderPage } from './elder-routes.ts'
import { Navigation } from './Navigation.tsx'
import type { Go } from './Navigation.tsx'
import { paths } from './paths.ts'
import { SoundContext } from './sound.ts'
import type { Sound } from './sound.ts'
import { TextStepContext } from './textStep.ts'
import type { TextStep } from './textStep.ts'
import { watchForVoice } from './voice.ts'
import type { Voice } from './voice.ts'

export interface ElderAppProps {
  client: QueryClient
  base: BaseWords
  elder: ElderWords
  textStep: TextStep
  contrast: Contrast
  sound: Sound
  /** On the server: the page asked for. */
  at?: { path: string; search: string }
  /** On the server: a page that could not be loaded, and why. */
  refused?: string
}

export function ElderApp(props: ElderAppProps) {
  const { client, base, elder, textStep, contrast, sound, at, refused } = props
  return (
    <QueryClientProvider client={client}>
      <BaseWordsContext value={base}>
        <ElderWordsContext value={elder}>
          <TextStepContext value={textStep}>
            <ContrastContext value={contrast}>
              <SoundContext value={sound}>
                <Router ssrPath={at?.path} ssrSearch={at?.search}>
                  <Pages refused={refused} />
                </Router>
              </SoundContext>
            </ContrastContext>
          </TextStepContext>
        </ElderWordsContext>
      </BaseWordsContext>
    </QueryClientProvider>
  )
}

function Pages({ refused }: { refused: string | undefined }) {
  const [path] = useLocation()
  const search = useSearch()
  const found = findElderRoute(path)
  const go = useGoing()
  const surface = found?.route.surface
  const owns = useCallback(
    (target: string) => {
      const there = findElderRoute(target)
      return there !== undefined && there.route.surface === surface
    },
    [surface],
  )
  return (
    <Navigation go={go} owns={owns}>
      <ElderFrame bar={<Bar path={path} />}>
        <Mishap key={path + search} refused={refused}>
          <Suspense fallback={<Waiting />}>
            {found ? <found.route.Screen params={found.params} /> : <NotFound />}
          </Suspense>
        </Mishap>
      </ElderFrame>
    </Navigation>
  )
}

function Waiting() {
  const { loading } = useWords()
  return (
    <Screen>
      <Heading>{loading}</Heading>
    </Screen>
  )
}

function Bar({ path }: { path: string }) {
  const { help } = useSession()
  return <HelpBar phone={help.phone} textSizeHref={paths.textSize()} reader={useReader(path)} />
}

/** Loads the next page while this one still stands; what only the server can answer is left to it. */
function useGoing(): Go {
  const client = useQueryClient()
  const words = useElderWords()
  const base = useWords()
  const [, navigate] = useLocation()
  return useCallback(
    async (to, leaving = 'push') => {
      const url = new URL(to, location.origin)
      try {
        if ((await loadElderPage(client, url, base.language)) !== 'ready')
          return location.assign(to)
      } catch (error) {
        if (isRefused(error)) return location.assign(to)
      }
      navigate(url.pathname + url.search, { replace: leaving === 'replace' })
      const title = findElderRoute(url.pathname)?.route.title(words, base.language)
      document.title = `${title ?? ''} · ${base.brand}`
      window.scrollTo(0, 0)
      requestAnimationFrame(() => document.getElementById('main')?.focus({ preventScroll: true }))
    },
    [client, words, base, navigate],
  )
}

/** A person's recorded voice where it can say all of this page, else the device's own, else none. */
function useVoice(): Voice | null {
  const { language } = useWords()
  const [own, setOwn] = useState<Voice | null>(null)
  const [recorded, setRecorded] = useState<Voice | null>(null)
  useEffect(() => watchForVoice(language, setOwn), [language])
  useEffect(() => watchForRecordings(language, setRecorded), [language])
  return recorded ?? own
}

/** Fetched only where somebody has recorded something. */
function watchForRecordings(language: Language, tell: (voice: Voice | null) => void): () => void {
  let over = false
  let end = () => undefined as void
  const start = async () => {
    const { clips } = await call(voiceEndpoints.listVoiceClips, { query: { language } })
    if (clips.length === 0) return
    const { watchForClips } = await import('./clips.ts')
    if (!over) end = watchForClips(clips, tell)
  }
  // Without them she is read to as before.
  start().catch(() => undefined)
  return () => {
    over = true
    end()
  }
}

function useReader(path: string) {
  const voice = useVoice()
  const [spokenPath, setSpokenPath] = useState<string | null>(null)
  // Another page is another text: what is being said stops with the page it belongs to.
  useEffect(() => () => voice?.stop(), [path, voice])
  if (voice === null) return null
  const speaking = spokenPath === path
  const toggle = () => {
    const page = document.getElementById('main')
    if (speaking || page === null) voice.stop()
    else voice.speak(page, () => setSpokenPath(null))
    setSpokenPath(speaking ? null : path)
  }
  return { speaking, toggle }
}

/** Whatever breaks, she sees a sentence and the canteen's number, not a blank page. */
class Mishap extends Component<
  { refused: string | undefined; children: ReactNode },
  { error: unknown }
> {
  override state = { error: undefined as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { refused, children } = this.props
    if (refused !== undefined) return <SomethingWrong sentence={refused} />
    const { error } = this.state
    if (error === undefined) return children
    return isRefused(error) ? (
      <SomethingWrong sentence={error.refusal.sentence} />
    ) : (
      <SomethingWrong />
    )
  }
}
