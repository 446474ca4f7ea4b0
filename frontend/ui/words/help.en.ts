import type { HelpWords } from './help.zh.ts'

export const helpEn: HelpWords = {
  title: 'Help',
  heading: 'Can we help?',
  call: 'Call the canteen',
  card: 'Booking with the card',
  cardHow: 'Bring the card to the counter, or call and say its 6 digits.',
  cancel: 'Changed your mind',
  cancelHow: 'Cancel under “My meals”. When it is too late, call.',
  money: 'Paying',
  moneyHow: 'From the card, or in cash when you come.',
  wallet: 'See my money',
  family: 'My family',
  signOut: 'Sign out',
}
