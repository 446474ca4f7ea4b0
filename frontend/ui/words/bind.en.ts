import type { BindWords } from './bind.zh.ts'

export const bindEn: BindWords = {
  title: 'Bind this phone',
  heading: (name) => `Is this ${name}’s phone?`,
  text: 'Then two taps on this phone book a meal.',
  yes: 'Yes, bind it',
  no: 'No',
  dead: 'This slip no longer works',
  deadWay: 'Ask the canteen to print another; there is nothing to fill in.',
}
