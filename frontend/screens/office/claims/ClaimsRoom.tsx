import type { RoomProps } from '../OfficeRoom.tsx'
import { ClaimList } from './ClaimList.tsx'
import { ClaimPage } from './ClaimPage.tsx'

/** `/office/claims`, `/office/claims/12`. */
export function ClaimsRoom({ id }: RoomProps) {
  const claimId = Number(id)
  return Number.isSafeInteger(claimId) && claimId > 0 ? (
    <ClaimPage key={claimId} claimId={claimId} />
  ) : (
    <ClaimList />
  )
}
