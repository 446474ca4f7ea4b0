/**
 * From now on this page opens without a network too. Only over HTTPS, or on the machine itself: elsewhere a browser
 * has no workers, and the page must stay open.
 */
export function keepPage(path: string): void {
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.register('/page-worker.js', { scope: path }).catch(() => undefined)
}
