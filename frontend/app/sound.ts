import { createContext, useContext } from 'react'

/** off: she wants no sound from this device. */
export type Sound = 'on' | 'off'

/** As the page came with it. */
export const soundHere = (): Sound =>
  document.documentElement.dataset['sound'] === 'off' ? 'off' : 'on'

export const SoundContext = createContext<Sound>('on')
export const useSound = (): Sound => useContext(SoundContext)

/** Two rising notes for 订好了, made here: they need no voice. Silent where nobody wants them; the tick says it too. */
export function chime(): void {
  if (typeof AudioContext === 'undefined' || soundHere() === 'off') return
  const audio = new AudioContext()
  // Made after an answer came, not in the press itself: some browsers then wait to be asked.
  if (audio.state === 'suspended') void audio.resume()
  const volume = audio.createGain()
  volume.connect(audio.destination)
  const start = audio.currentTime
  volume.gain.setValueAtTime(0.25, start)
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.9)
  for (const [place, pitch] of [659, 880].entries()) {
    const note = audio.createOscillator()
    note.type = 'sine'
    note.frequency.value = pitch
    note.connect(volume)
    note.start(start + place * 0.16)
    note.stop(start + 0.9)
  }
  setTimeout(() => void audio.close(), 1200)
}
