import { useCallback, useEffect, useRef } from 'react'
import type { Language } from '../../../backend/vocabulary/role.ts'
import { watchForVoice } from '../../app/voice.ts'
import type { Voice } from '../../app/voice.ts'

/** Says a sentence aloud where this machine has a voice. */
export function useSaid(language: Language): (sentence: string) => void {
  const voice = useRef<Voice | null>(null)
  useEffect(
    () =>
      watchForVoice(language, (found) => {
        voice.current = found
      }),
    [language],
  )
  return useCallback((sentence) => voice.current?.speak(sentence, () => undefined), [])
}
