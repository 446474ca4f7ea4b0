import type { PaySlipWords } from './pay-slip.zh.ts'

export const paySlipEn: PaySlipWords = {
  title: 'Pay-in slip',
  heading: (name) => `Pay in for ${name}`,
  about: [
    'Your family scans this code to pay in for your meals.',
    'They see only the first and last character of your name, never what is left on your card, and can take nothing out.',
  ],
  steps: [
    'Open the camera of the phone and point it at this picture.',
    'Check the first and last character of the name.',
    'Choose a sum and pay with Alipay, WeChat or a bank card.',
  ],
  far: 'Far away? A photo of this sheet can be scanned just as well.',
  qr: 'QR code to pay in for meals',
  help: (canteen, phone) =>
    `Lost it, or no longer wanted? Call us and we end it: ${canteen}, ${phone}`,
  orType: 'If it cannot be scanned, type this address in the phone’s browser:',
  make: 'Make a pay-in slip',
  making: 'Making the slip …',
  makeText:
    'The family scans the code on the slip and pays in by phone. It works until somebody ends it.',
  makeWarn: 'Once a new one is made, the one printed before stops working.',
  another: 'Make another',
  print: 'Print',
  revoke: 'End this slip',
  revokeOld: 'End the one printed before',
  revoked: 'Ended: no slip printed so far takes money any more',
  notDone: 'It was not ended',
  failed: 'The slip was not made',
  back: 'Back to phone orders',
}
