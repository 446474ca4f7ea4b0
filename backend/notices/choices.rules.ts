import type { Actor } from '../vocabulary/actor.ts'
import { familyTopics, topicRules, type FamilyTopic } from '../vocabulary/notices.ts'

/** What she lets this person hear of, in the order of the page. */
export const topicsOf = (actor: Actor, dinerId: number): FamilyTopic[] => {
  const allowed = actor.grants.flatMap((grant) =>
    grant.role === 'family' && grant.dinerId === dinerId ? grant.permissions : [],
  )
  return familyTopics.filter((topic) => allowed.includes(topicRules[topic].needs))
}

/** The choice that holds: what was said, else what everybody hears from the start. */
export const chosen = (
  topics: readonly FamilyTopic[],
  said: ReadonlyMap<string, boolean>,
): { topic: FamilyTopic; wanted: boolean }[] =>
  topics.map((topic) => ({
    topic,
    wanted: said.get(topic) ?? topicRules[topic].fromTheStart === 'wanted',
  }))
