import type { Language } from '../../backend/vocabulary/role.ts'

/** What the screens need of a voice: a person's, recorded (clips.ts), or this device's own (speech.ts). */
export interface Voice {
  /** Reads a sentence, or what stands on a page. */
  speak: (what: Element | string, whenDone: () => void) => void
  stop: () => void
}

/**
 * Tells of a voice of this device that speaks the page's language. Many phones have none, or only after a while; how
 * to use it is fetched where there is one.
 */
export function watchForVoice(language: Language, tell: (voice: Voice | null) => void): () => void {
  const synth = 'speechSynthesis' in window ? window.speechSynthesis : undefined
  if (synth === undefined || typeof synth.addEventListener !== 'function') return () => undefined
  let over = false
  const look = async () => {
    const found = synth
      .getVoices()
      .find(({ lang }) => lang.toLowerCase().startsWith(language.slice(0, 2)))
    const voice = found && (await import('./speech.ts')).voiceOf(synth, found)
    if (!over) tell(voice ?? null)
  }
  // Without the way to use it there is no button, as without the voice.
  const lookAgain = () => void look().catch(() => undefined)
  lookAgain()
  synth.addEventListener('voiceschanged', lookAgain)
  return () => {
    over = true
    synth.removeEventListener('voiceschanged', lookAgain)
    synth.cancel()
  }
}
