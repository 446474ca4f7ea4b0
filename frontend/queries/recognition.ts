import { queryOptions } from '@tanstack/react-query'
import { recognitionEndpoints } from '../../backend/contract/recognition.ts'
import { isBusy } from './busy.ts'
import { asking } from './asking.ts'

/** Each look is written down, so it is taken once for one buyer; null: she showed her card, or nobody knows her. */
export const buyerRecognitionQuery = (servingId: number, dinerId: number | null) =>
  queryOptions({
    queryKey: ['recognition', servingId, dinerId],
    queryFn: asking(recognitionEndpoints.getBuyerRecognition, {
      params: { servingId, dinerId: dinerId ?? 0 },
    }),
    enabled: dinerId !== null,
    staleTime: Infinity,
    // Of a look that was refused as busy nothing is written down.
    retry: (failures, error) => failures < 2 && isBusy(error),
  })
