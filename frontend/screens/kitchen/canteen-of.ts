import type { ReplyOf } from '../../../backend/contract/endpoint.ts'
import type { identityEndpoints } from '../../../backend/contract/identity.ts'

export type Session = ReplyOf<typeof identityEndpoints.getSession>

/** A registered device shows its own canteen, a person the one she works at; a manager may name another. */
export function canteenOf(session: Session, asked: number): number | null {
  if (session.device !== null) return session.device.canteenId
  if (session.staff === null) return null
  return asked > 0 ? asked : session.staff.canteenId
}
