import type { FamilyPermission } from './role.ts'

/** What a member of the family may choose to hear about a diner. Stored rows keep the name for ever. */
export const familyTopics = [
  'collected',
  'not_collected',
  'balance_low',
  'menu_week',
  'waiting_list',
  'standing',
  'meal_clashes',
] as const
export type FamilyTopic = (typeof familyTopics)[number]

interface TopicRule {
  /** What the diner must have allowed. */
  readonly needs: FamilyPermission
  /** As long as nobody chose. */
  readonly fromTheStart: 'wanted' | 'not wanted'
}

export const topicRules: Readonly<Record<FamilyTopic, TopicRule>> = {
  collected: { needs: 'see', fromTheStart: 'wanted' },
  not_collected: { needs: 'see', fromTheStart: 'wanted' },
  // Whoever may not pay is not told what is left on her card.
  balance_low: { needs: 'pay', fromTheStart: 'wanted' },
  menu_week: { needs: 'see', fromTheStart: 'not wanted' },
  waiting_list: { needs: 'see', fromTheStart: 'not wanted' },
  standing: { needs: 'see', fromTheStart: 'not wanted' },
  // How her meal is made is health: it is told to whoever she lets order it.
  meal_clashes: { needs: 'book', fromTheStart: 'wanted' },
}

/**
 * `feed`: only stands on the family's page. `message`: one sentence to a mobile phone, where there is an adapter.
 * `call`: worth a person's telephone call.
 */
export type NoticeWay = 'feed' | 'message' | 'call'

export const messageStates = [
  'waiting',
  'sending',
  'sent',
  'delivered',
  'failed',
  'to_call',
] as const
/** What became of a message; `to_call`: it did not go through and is now on the call list. */
export type MessageState = (typeof messageStates)[number]
