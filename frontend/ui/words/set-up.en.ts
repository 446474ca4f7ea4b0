import type { SetUpWords } from './set-up.zh.ts'

export const setUpEn: SetUpWords = {
  title: 'First set-up',
  about:
    'Three short parts, a few minutes. Then you are in the office and go on with buildings, staff and residents.',
  groups: { who: 'Who you are', where: 'Which community', canteen: 'The canteen' },
  whoNote: 'You become manager and administrator. Others are added in the office later.',
  label: {
    code: 'Set-up code',
    name: 'Your name',
    userName: 'User name',
    passPhrase: 'Pass phrase',
    city: 'City',
    district: 'District or county',
    street: 'Street or town',
    community: 'Community',
    canteenName: 'Name of the canteen',
    canteenPhone: 'Telephone of the canteen',
    canteenAddress: 'Address of the canteen',
  },
  hint: {
    code: 'Printed on the computer that Nuancan was started on, 8 characters',
    name: 'As your colleagues see it',
    userName: 'Small letters, 3 to 30, like hemin',
    passPhrase: 'At least 12 characters; a sentence you remember is best',
    city: 'For example 上海市',
    district: 'For example 普陀区',
    street: 'For example 甘泉路街道',
    community: 'Where the canteen stands',
    canteenName: 'For example 幸福里社区食堂',
    canteenPhone: 'Elders see it on every page',
    canteenAddress: 'As it stands on the notice board',
  },
  wrong: {
    userName:
      'A user name starts with a small letter and has letters, digits, dots and dashes only, 3 to 30 of them.',
    canteenPhone: 'Enter a mobile number, or a landline with its area code, like 021-56010000.',
  },
  show: 'Show the pass phrase',
  hide: 'Hide the pass phrase',
  required: (field) => `Please fill in “${field}”`,
  summary: (count) => (count === 1 ? 'One thing needs a look' : `${count} things need a look`),
  submit: 'Set up and open the office',
  doneHeading: 'This community is already set up',
  done: 'Please sign in with your user name and pass phrase.',
  failed: 'This page did not load',
}
