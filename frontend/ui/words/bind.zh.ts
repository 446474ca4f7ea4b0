/** A phone becomes hers, once. */
export const bindZh = {
  title: '绑定手机',
  heading: (name: string) => `这是${name}的手机吗？`,
  text: '绑好以后，用这个手机点两下就能订饭。',
  yes: '是的，绑定',
  no: '不是',
  dead: '这张绑定单用不了了',
  deadWay: '请食堂的人再打一张，不用您填什么。',
}

export type BindWords = typeof bindZh
