import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import type { voiceEndpoints } from '../../backend/contract/voice.ts'
import { piecesOf } from '../../backend/vocabulary/spoken-key.ts'
import { textOf } from './speech.ts'
import type { Voice } from './voice.ts'

type Clip = ReplyOf<typeof voiceEndpoints.listVoiceClips>['clips'][number]

/** The recordings of a text, sentence by sentence; null where a piece of it is missing. */
function filesFor(text: string, paths: ReadonlyMap<string, string>): string[] | null {
  const recorded = new Set(paths.keys())
  const files: string[] = []
  for (const sentence of text.split('\n')) {
    const pieces = piecesOf(sentence, recorded)
    if (pieces === null) return null
    files.push(...pieces.flatMap((piece) => paths.get(piece) ?? []))
  }
  return files.length === 0 ? null : files
}

/** One after another. A recording that cannot be played ends it, as if all had been said. */
function play(files: readonly string[], whenDone: () => void): () => void {
  const audio = document.createElement('audio')
  audio.hidden = true
  document.body.append(audio)
  let place = 0
  const end = () => {
    audio.pause()
    audio.remove()
  }
  const next = () => {
    const file = files[place]
    place += 1
    if (file === undefined) {
      end()
      return whenDone()
    }
    audio.src = file
    audio.play().catch(() => {
      if (!audio.isConnected) return
      end()
      whenDone()
    })
  }
  audio.addEventListener('ended', next)
  next()
  return end
}

/**
 * Tells of a voice for the page as it stands: a person's own, where every piece of it was recorded. Told anew
 * whenever the page says something else.
 */
export function watchForClips(
  clips: readonly Clip[],
  tell: (voice: Voice | null) => void,
): () => void {
  const paths = new Map(clips.map(({ key, path }) => [key, path]))
  let end = () => undefined as void
  let told: boolean | null = null
  const voice: Voice = {
    speak: (what, whenDone) => {
      end()
      const files = filesFor(textOf(what), paths)
      if (files === null) whenDone()
      else end = play(files, whenDone)
    },
    stop: () => end(),
  }
  const look = () => {
    const page = document.getElementById('main')
    const whole = page !== null && filesFor(textOf(page), paths) !== null
    if (whole !== told) tell(whole ? voice : null)
    told = whole
  }
  const root = document.getElementById('root') ?? document.body
  const observer = new MutationObserver(look)
  observer.observe(root, { childList: true, subtree: true, characterData: true })
  look()
  return () => {
    observer.disconnect()
    end()
  }
}
