import { useQueryClient } from '@tanstack/react-query'
import { callBackEndpoints } from '../../../backend/contract/call-backs.ts'
import type { CallBack } from '../../queries/desk.ts'
import { useSend } from '../../queries/sending.ts'

/** Takes somebody off the others' lists before her card opens or the telephone dials. */
export function useClaim(onOpen: (dinerId: number, servingId: number) => void) {
  const client = useQueryClient()
  const { mutate, error } = useSend(callBackEndpoints.claimCallBack)
  const take = (row: CallBack, servingId: number, then: 'look' | 'dial') =>
    mutate(
      { params: { servingId, dinerId: row.dinerId } },
      {
        onSuccess: () => {
          onOpen(row.dinerId, servingId)
          if (then === 'dial') location.assign(`tel:${row.phone}`)
        },
        onError: () => void client.invalidateQueries({ queryKey: ['bookings', 'call-backs'] }),
      },
    )
  return { take, error }
}
