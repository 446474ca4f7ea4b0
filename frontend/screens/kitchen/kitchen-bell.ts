/** One short high note. A browser plays only after a touch, so the bell is made by the first tap of the day. */
export interface KitchenBell {
  ring: () => void
}

export function hangBell(): KitchenBell | null {
  if (typeof AudioContext === 'undefined') return null
  const audio = new AudioContext()
  const ring = () => {
    const start = audio.currentTime
    const volume = audio.createGain()
    const note = audio.createOscillator()
    volume.gain.setValueAtTime(0.4, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.7)
    note.frequency.value = 1047
    note.connect(volume).connect(audio.destination)
    note.start(start)
    note.stop(start + 0.7)
  }
  ring()
  return { ring }
}
