import type { Language } from '../../backend/vocabulary/role.ts'

/** What the screens need of a voice. Recorded sentences can stand behind the same two verbs. */
export interface Voice {
  speak: (text: string, whenDone: () => void) => void
  stop: () => void
}

function voiceOf(synth: SpeechSynthesis, language: Language): Voice | null {
  const spoken = language.slice(0, 2)
  const found = synth.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(spoken))
  if (found === undefined) return null
  return {
    speak: (text, whenDone) => {
      synth.cancel()
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = found
      utterance.lang = found.lang
      utterance.rate = 0.85
      utterance.onend = whenDone
      utterance.onerror = whenDone
      synth.speak(utterance)
    },
    stop: () => synth.cancel(),
  }
}

/** Tells of a voice that speaks the page's language. Many phones have none, or only after a while. */
export function watchForVoice(language: Language, tell: (voice: Voice | null) => void): () => void {
  const synth = 'speechSynthesis' in window ? window.speechSynthesis : undefined
  if (synth === undefined || typeof synth.addEventListener !== 'function') return () => undefined
  const look = () => tell(voiceOf(synth, language))
  look()
  synth.addEventListener('voiceschanged', look)
  return () => {
    synth.removeEventListener('voiceschanged', look)
    synth.cancel()
  }
}

const sentenceParts = 'h1,h2,h3,p,li,dl > div,button,a,label,legend,summary'

/** The words of a screen in reading order, with a breath between its parts. */
export function spokenText(root: Element): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const parts: string[] = []
  let lastPart: Element | null = null
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim()
    const parent = walker.currentNode.parentElement
    if (!text || !parent || parent.closest('[aria-hidden="true"],[hidden]')) continue
    const part = parent.closest(sentenceParts)
    const previous = parts.pop()
    if (previous === undefined) parts.push(text)
    else if (part === lastPart) parts.push(`${previous} ${text}`)
    else parts.push(previous, text)
    lastPart = part
  }
  return parts.map((part) => (/[。？！，]$/.test(part) ? part : `${part}。`)).join('\n')
}
