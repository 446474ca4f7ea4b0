import type { Asked, CollectorKind } from '../../../backend/vocabulary/recognition.ts'

/** The window's odd cases: no card, or somebody else comes. */
export const counterOddZh = {
  ask: {
    birthday: '先问一句：您生日是几月几日？',
    phone_tail: '先问一句：您电话的后四位是多少？',
  } satisfies Record<Asked, string>,
  /** Somebody else came, so it is asked about her. */
  askOther: {
    birthday: '先问一句：她生日是几月几日？',
    phone_tail: '先问一句：她电话的后四位是多少？',
  } satisfies Record<Asked, string>,
  answer: '要答',
  right: '答对了，领餐',
  idle: '先看是谁的饭',
  idleText: '刷她的卡，或者打她的名字，再点是谁来领。',
  who: '谁来代领？',
  known: '常来代领的',
  others: '别的人',
  kinds: {
    family: '家里人',
    neighbour: '邻居',
    volunteer: '志愿者',
    other: '其他人',
  } satisfies Record<CollectorKind, string>,
  names: {
    family: '家里人叫什么',
    neighbour: '邻居叫什么',
    volunteer: '志愿者叫什么',
    other: '来的人叫什么',
  } satisfies Record<CollectorKind, string>,
  submit: '领餐',
  notNow: '先不领，下一位',
  fetched: (who: string) => `${who}代领`,
  fetchedAt: (time: string, who: string) => `${time} ${who}代领了`,
}

export type CounterOddWords = typeof counterOddZh
