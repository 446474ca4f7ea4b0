/** A kiosk that sleeps is a broken kiosk. Where the browser cannot promise it, the tablet's own settings must. */
export function stayAwake(): void {
  const ask = (): void => {
    if (document.visibilityState === 'visible' && 'wakeLock' in navigator)
      navigator.wakeLock.request('screen').catch(() => undefined)
  }
  document.addEventListener('visibilitychange', ask)
  ask()
}
