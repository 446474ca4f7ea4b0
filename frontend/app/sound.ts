/** Two rising notes for 订好了. Silent where the browser will not play; the tick says it too. */
export function chime(): void {
  if (typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
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
