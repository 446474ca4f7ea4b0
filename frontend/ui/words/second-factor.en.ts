import type { SecondFactorWords } from './second-factor.zh.ts'

export const secondFactorEn: SecondFactorWords = {
  title: 'Sign-in code',
  failed: 'This page did not open',
  wrong: 'That did not match',
  prove: {
    heading: 'Enter the six digits from your phone',
    how: 'Open the authenticator on your phone and find the line “暖餐”.',
    code: 'Code',
    codeHint: 'Six digits, new every half minute',
    submit: 'Confirm',
    checking: 'Checking …',
    toPaper: 'Phone not at hand? Use a recovery code',
    toPhone: 'Use the code from the phone',
    lost: 'Neither phone nor recovery codes? Another administrator can let you in anew.',
    otherAccount: 'Sign in with another account',
    meanwhile: (room) => `Go to the ${room.toLowerCase()} first, no code needed`,
  },
  paper: {
    heading: 'Enter a recovery code',
    how: 'From the sheet printed when the phone was set up: pick one that was not used, and cross it out.',
    code: 'Recovery code',
    codeHint: 'Ten letters and digits, such as 7KQMX-3RTPA',
  },
  again: {
    title: 'Please enter the code once more',
    how: 'This changes people, devices or money, so we make sure that it is you.',
  },
  demo: (code) => `Demonstration: the code now is ${code}`,
  demoWait:
    'Demonstration: that code was just used. The next one appears here within half a minute.',
  setUp: {
    heading: 'A second lock for your sign-in',
    why: 'You can move money and rights, so a pass phrase is not enough. From now on you also enter six digits from your phone: whoever reads your pass phrase over your shoulder stays outside. Once, two or three minutes.',
    whyAgain:
      'Scan once with the new phone. Until you have confirmed it, the old phone keeps working.',
    steps: [
      'Have an authenticator on your phone, such as Microsoft Authenticator or the WeChat mini-program 腾讯身份验证器.',
      'Scan this code with it.',
      'Enter the six digits it shows below.',
    ],
    qr: 'QR code for the authenticator',
    making: 'Drawing the QR code …',
    onThisPhone: 'Setting up on this very phone? Open the authenticator',
    byHand: 'Cannot scan? Choose “enter by hand” in the authenticator and type:',
    submit: 'Done',
    keepOld: 'Keep the old phone',
  },
  recovery: {
    heading: 'Ten recovery codes to keep safe',
    how: 'When the phone is not at hand, one of them stands in for the code; each works once. Print or copy them now and lock them away: once this page is closed they are not shown again.',
    sheet: (name, date) => `${name} · ${date}`,
    list: 'Recovery codes',
    print: 'Print',
    goOn: 'Kept safe, to the office',
    back: 'Kept safe',
  },
  kept: {
    heading: 'Your sign-in code is set up',
    left: (count) => `${count} recovery codes are left.`,
    few: (count) =>
      count === 0
        ? 'No recovery codes are left. Please make new ones.'
        : `Only ${count} recovery ${count === 1 ? 'code is' : 'codes are'} left. Better make new ones.`,
    renew: 'Make new recovery codes',
    renewNote: 'The old sheet is worth nothing then',
    phone: 'Use another phone',
    phoneNote: 'Scan once more with the new one',
    office: 'Back to the office',
  },
  notNeeded: 'Your account needs no code to sign in.',
  toStart: 'Back to the start',
}
