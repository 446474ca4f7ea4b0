import type { Voice } from './voice.ts'

export const textOf = (what: Element | string): string =>
  typeof what === 'string' ? what : spokenText(what)

export const voiceOf = (synth: SpeechSynthesis, found: SpeechSynthesisVoice): Voice => ({
  speak: (what, whenDone) => {
    synth.cancel()
    const utterance = new SpeechSynthesisUtterance(textOf(what))
    utterance.voice = found
    utterance.lang = found.lang
    utterance.rate = 0.85
    utterance.onend = whenDone
    utterance.onerror = whenDone
    synth.speak(utterance)
  },
  stop: () => synth.cancel(),
})

const sentenceParts = 'h1,h2,h3,p,li,dl > div,button,a,label,legend,summary'

/** The words of a screen in reading order, with a breath between its parts. */
function spokenText(root: Element): string {
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
