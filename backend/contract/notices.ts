import * as z from 'zod/mini'
import { familyTopics, messageStates } from '../vocabulary/notices.ts'
import { endpoint } from './endpoint.ts'
import { bilingual, id, instant, moment } from './shapes.ts'

const topic = z.enum(familyTopics)
/** Each topic that is hers to choose, in the order of the page. */
const choices = z.object({ topics: z.array(z.object({ topic, wanted: z.boolean() })) })
/** A form sends no field for no box ticked, a word for one, a list for several. */
const wantedTopics = z._default(
  z.union([
    z.array(topic).check(z.maxLength(familyTopics.length)),
    z.pipe(
      topic,
      z.transform((one) => [one]),
    ),
  ]),
  [],
)

export const noticeEndpoints = {
  listWaitingNotices: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/notices',
    summary:
      'What people must still be told, for the call list; one-time codes only on a demonstration community',
    params: z.object({ canteenId: id }),
    refusals: ['volunteers_may_not_call'],
    reply: z.object({
      now: moment,
      notices: z.array(
        z.object({
          noticeId: id,
          name: z.string(),
          phone: z.string(),
          /** The diner it is about, where her family is called. */
          about: z.nullable(z.string()),
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
    refusals: ['not_found', 'volunteers_may_not_call'],
  }),
  listMessages: endpoint({
    method: 'GET',
    path: '/api/canteens/:canteenId/messages',
    summary: 'What went out as messages in the last week, and what became of it',
    params: z.object({ canteenId: id }),
    reply: z.object({
      messages: z.array(
        z.object({
          noticeId: id,
          name: z.string(),
          about: z.nullable(z.string()),
          /** Null for a one-time code. */
          text: z.nullable(bilingual),
          state: z.enum(messageStates),
          at: moment,
        }),
      ),
    }),
  }),
  getNoticeChoices: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/notice-choices',
    summary: 'What the asking member of the family wants to hear about her, of what she may hear',
    params: z.object({ dinerId: id }),
    reply: choices,
  }),
  setNoticeChoices: endpoint({
    method: 'POST',
    path: '/api/diners/:dinerId/notice-choices',
    summary: 'Chooses: the topics named are wanted, all others are not',
    params: z.object({ dinerId: id }),
    body: z.object({ topics: wantedTopics }),
    reply: choices,
  }),
  listFamilyNews: endpoint({
    method: 'GET',
    path: '/api/diners/:dinerId/news',
    summary: 'The last twenty notices for the asking member of the family about her, newest first',
    params: z.object({ dinerId: id }),
    reply: z.object({
      news: z.array(z.object({ noticeId: id, text: bilingual, at: moment })),
    }),
  }),
}
