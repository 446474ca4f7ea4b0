import type { ReplyOf } from '../../backend/contract/endpoint.ts'
import type { identityEndpoints } from '../../backend/contract/identity.ts'
import type { Owner } from './unsent.ts'

type Session = ReplyOf<typeof identityEndpoints.getSession>

/** A registered device by itself, with nobody signed in: no account has this number. */
const theDevice = 0

/** In whose name this browser writes; null while nobody is here. */
export const ownerOf = ({ staff, device }: Pick<Session, 'staff' | 'device'>): Owner | null =>
  staff ?? (device === null ? null : { accountId: theDevice, name: device.name })
