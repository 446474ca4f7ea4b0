import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { bilingual, id, instant } from './shapes.ts'

export const noticeEndpoints = {
  listWaitingNotices: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/notices',
    summary:
      'What people must still be told, for the call list; one-time codes only on a demonstration community',
    params: z.object({ canteenId: id }),
    reply: z.object({
      notices: z.array(
        z.object({
          noticeId: id,
          name: z.string(),
          phone: z.string(),
          text: bilingual,
          createdAt: instant,
        }),
      ),
    }),
  }),
  markNoticeSent: endpoint({
    method: 'POST',
    path: '/api/canteens/:canteenId/notices/:noticeId/sent',
    summary: 'Told by phone',
    params: z.object({ canteenId: id, noticeId: id }),
    refusals: ['not_found'],
  }),
}
