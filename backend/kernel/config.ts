/** Everything the application is told from outside, read once by whoever starts it. */
export interface Config {
  /** Seals personal numbers and one-time codes; the same on every process of a deployment. */
  readonly appSecret: string
  /** Where people reach us: printed on slips, checked against Origin. Several for LAN and localhost. */
  readonly publicUrl: string
  /** A demonstration community: one-time codes are shown to staff. */
  readonly demo: boolean
  readonly secureCookies: boolean
  /** Proxies in front of us whose X-Forwarded-* we believe. */
  readonly trustedProxies: number
  /** Who knows it may make the first administrator. Null once there is any account. */
  readonly setUpCode: string | null
  /** Where money is paid online, the one foreign place a form of ours may lead to; null where nothing can be. */
  readonly payOrigin: string | null
  /** Whether messages are sent (SMS), or people are called instead. */
  readonly messages: 'sent' | 'called'
  /** Where recordings for reading aloud lie, a folder for each language; left out: there are none. */
  readonly voiceFolder?: string
}
