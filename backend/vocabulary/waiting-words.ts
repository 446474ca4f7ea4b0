import type { WaitEnd } from './waiting.ts'
import type { Words } from './words.ts'

/** What she is told then: what happened, and the way on. */
export const waitEndWords: Readonly<Record<WaitEnd, Words>> = {
  cut_off: {
    zh: '这次没排上，没有人再退。下回早点订，或者打电话问问食堂还有什么。',
    en: 'No portion came free this time. Please call the canteen and ask what else there is.',
  },
  left: { zh: '您说不排了。', en: 'You no longer wait.' },
  declined: { zh: '有了一份，您说不要。', en: 'A portion came free and you did not want it.' },
  lapsed: {
    zh: '有了一份给您留着，时间过了没回话，就给后面的人了。还想要可以再排。',
    en: 'A portion was kept for you; the time passed, so it went to the next person. You can queue again.',
  },
  booked_elsewhere: {
    zh: '您这顿已经订好了，就不用再排了。',
    en: 'You have booked this meal already, so you no longer wait.',
  },
  gone: { zh: '不再排了。', en: 'No longer waiting.' },
  price: {
    zh: '轮到您了，可价钱比您看到的高了，没给您订。要的话可以再排。',
    en: 'It was your turn, but the price is now higher than the one you saw, so nothing was booked. You can queue again.',
  },
  withdrawn: {
    zh: '您等的菜食堂这次不做了，看看别的菜吧。',
    en: 'The dish you wait for was taken off the menu. Please look at the other dishes.',
  },
  not_possible: {
    zh: '轮到您了，可是没能订上。请给食堂打个电话，我们帮您看看。',
    en: 'It was your turn, but it could not be booked. Please call the canteen, we will look into it.',
  },
}
