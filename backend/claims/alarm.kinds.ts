import { alarmLimits as limits } from '../vocabulary/claims.ts'
import type { AlarmKind } from '../vocabulary/claims.ts'
import type { Words } from '../vocabulary/words.ts'
import type { Said } from './alarm-words.rules.ts'

interface Alarm {
  readonly name: Words
  /** Why it is worth a look, and what an honest reason may be. */
  readonly about: Words
  /** What was found this time. */
  readonly sentence: (said: Said) => Words
}

/** Every alarm with its words. How each is found stands in alarm-*.store.ts and lapsed-facts.rules.ts. */
export const alarms: Readonly<Record<AlarmKind, Alarm>> = {
  two_places: {
    name: { zh: '前后脚在两处领餐', en: 'Two places at once' },
    about: {
      zh: `同一个人 ${limits.placesMinutes} 分钟内在两个食堂领了饭。也可能是家人帮着领的，请打电话问一问。`,
      en: `One person was handed meals at two canteens within ${limits.placesMinutes} minutes. Family may have fetched one: ring and ask.`,
    },
    sentence: ({ text, number, day }) => ({
      zh: `${day('day').zh} ${text('at')} 在这里领了饭，${text('otherAt')} 又在${text('canteen')}领，中间只隔 ${number('minutes')} 分钟。`,
      en: `${day('day').en}: a meal here at ${text('at')}, another at ${text('canteen')} at ${text('otherAt')}, ${number('minutes')} minutes apart.`,
    }),
  },
  same_meal_twice: {
    name: { zh: '同一顿在两处都有补贴', en: 'One meal helped with twice' },
    about: {
      zh: '同一天的同一顿饭，在两个食堂都享受了补贴。',
      en: 'The same meal of the same day was helped with at two canteens.',
    },
    sentence: ({ text, day, meal }) => ({
      zh: `${day('day').zh}${meal('meal').zh}：这里 ${text('at')} 一份，${text('canteen')} ${text('otherAt')} 又一份。`,
      en: `${day('day').en}, ${meal('meal').en}: one here at ${text('at')}, one at ${text('canteen')} at ${text('otherAt')}.`,
    }),
  },
  burst: {
    name: { zh: '一分钟里交出太多份', en: 'Too many in one minute' },
    about: {
      zh: `一个人一分钟里交不出 ${limits.burstMeals} 份饭。多半是事后对着名单一起点的。`,
      en: `Nobody hands over ${limits.burstMeals} meals in a minute. A list was probably ticked off afterwards.`,
    },
    sentence: ({ text, number, day }) => ({
      zh: `${day('day').zh} ${text('from')} 起，${text('hand')}手上一分钟交出 ${number('meals')} 份。`,
      en: `${day('day').en} from ${text('from')}: ${number('meals')} meals within a minute, by ${text('hand')}.`,
    }),
  },
  regular_intervals: {
    name: { zh: '领餐时间间隔一模一样', en: 'As regular as a clock' },
    about: {
      zh: '人不会踩着秒表来吃饭。一份接一份间隔完全相同，像是程序生成的。',
      en: 'People do not come by the metronome. Hand-overs at exactly the same distance look made up.',
    },
    sentence: ({ text, number, day }) => ({
      zh: `${day('day').zh} ${text('from')} 起，${text('hand')}连着交出 ${number('meals')} 份，每份正好隔 ${number('seconds')} 秒。`,
      en: `${day('day').en} from ${text('from')}: ${number('meals')} meals by ${text('hand')}, each ${number('seconds')} seconds after the last.`,
    }),
  },
  outside_hours: {
    name: { zh: '不在开饭时间', en: 'Outside serving hours' },
    about: {
      zh: `比开饭早 ${limits.earlyMinutes} 分钟以上，或收摊 ${limits.lateMinutes} 分钟以后才记上的。停电补录也会这样，请站长说明。`,
      en: `More than ${limits.earlyMinutes} minutes before the meal or ${limits.lateMinutes} minutes after it. After a power cut this is honest: ask the manager.`,
    },
    sentence: ({ text, number, day, meal }) => ({
      zh: `${day('day').zh}${meal('meal').zh}是 ${text('from')} 到 ${text('to')}，有 ${number('meals')} 份从${day('on').zh} ${text('at')} 起才记上领餐。`,
      en: `${day('day').en}, ${meal('meal').en} from ${text('from')} to ${text('to')}: ${number('meals')} written down from ${day('on').en}, ${text('at')} on.`,
    }),
  },
  closed_day: {
    name: { zh: '停餐那天有领餐', en: 'On a closed day' },
    about: {
      zh: '食堂公告那天不开，却有领餐记录。',
      en: 'The canteen was announced as closed, yet meals were handed over.',
    },
    sentence: ({ text, number, day }) => ({
      zh: `${day('day').zh}停餐（${text('why')}），却申领了 ${number('meals')} 份。`,
      en: `${day('day').en} was closed (${text('why')}), yet ${number('meals')} meals are claimed.`,
    }),
  },
  above_seats: {
    name: { zh: '堂食比座位多', en: 'More than the seats' },
    about: {
      zh: '堂食领餐的份数超过了这一顿能坐的人数。',
      en: 'More meals were eaten in than the serving has seats for.',
    },
    sentence: ({ number, day, meal }) => ({
      zh: `${day('day').zh}${meal('meal').zh}堂食 ${number('portions')} 份，座位只有 ${number('seats')} 个。`,
      en: `${day('day').en}, ${meal('meal').en}: ${number('portions')} eaten in, ${number('seats')} seats.`,
    }),
  },
  above_cooked: {
    name: { zh: '领的比做的多', en: 'More than was cooked' },
    about: {
      zh: '领餐份数超过了厨房那顿做的份数。',
      en: 'More meals were handed over than the kitchen cooked.',
    },
    sentence: ({ number, day, meal }) => ({
      zh: `${day('day').zh}${meal('meal').zh}领了 ${number('portions')} 份，厨房只做了 ${number('cooked')} 份。`,
      en: `${day('day').en}, ${meal('meal').en}: ${number('portions')} handed over, ${number('cooked')} cooked.`,
    }),
  },
  after_death: {
    name: { zh: '去世以后还有领餐', en: 'After death' },
    about: {
      zh: '居民档案上人已经走了，之后还有领餐。也可能是登记的日子写错了。',
      en: 'The record says she had died by then. The date on record may also be wrong.',
    },
    sentence: ({ number, day }) => ({
      zh: `档案记着${day('diedOn').zh}去世，之后还领了 ${number('meals')} 份，第一份在${day('day').zh}。`,
      en: `Died on ${day('diedOn').en} by the record; ${number('meals')} meals since, the first on ${day('day').en}.`,
    }),
  },
  gone_away: {
    name: { zh: '搬走以后还有领餐', en: 'After moving away' },
    about: {
      zh: '居民档案上已经搬走，之后还有领餐。',
      en: 'The record says she had moved away by then.',
    },
    sentence: ({ number, day }) => ({
      zh: `档案记着${day('leftOn').zh}搬走，之后还领了 ${number('meals')} 份，第一份在${day('day').zh}。`,
      en: `Moved away on ${day('leftOn').en} by the record; ${number('meals')} meals since, the first on ${day('day').en}.`,
    }),
  },
  in_care_home: {
    name: { zh: '住养老院的人', en: 'Lives in a care home' },
    about: {
      zh: '登记住在养老院的人，那里管饭，一般不再补。',
      en: 'Who is recorded as living in a care home is fed there.',
    },
    sentence: ({ number, day }) => ({
      zh: `${day('since').zh}起登记住养老院，这个月还领了 ${number('meals')} 份。`,
      en: `In a care home since ${day('since').en} by the record; ${number('meals')} meals this month.`,
    }),
  },
  fact_lapsed: {
    name: { zh: '按现在的档案补不了这么多', en: 'The record has changed since' },
    about: {
      zh: '订饭以后档案改过，按改过的情况重新算，补贴要少。',
      en: 'The record was corrected after the meal was ordered; worked out again, the subsidy is less.',
    },
    sentence: ({ number, day, yuan }) => ({
      zh: `${day('day').zh}起的 ${number('meals')} 份申领 ${yuan('claimedFen')} 元，按现在的档案只能补 ${yuan('dueFen')} 元。`,
      en: `${number('meals')} meals from ${day('day').en} on claim ${yuan('claimedFen')} yuan; by today’s record ${yuan('dueFen')} are due.`,
    }),
  },
  same_hand: {
    name: { zh: '自己订、自己领', en: 'Ordered and handed over by one' },
    about: {
      zh: `同一位工作人员或同一台平板给同一位长者又下单又交餐，没有刷卡，一个月 ${limits.sameHandMeals} 份以上。人手少的食堂也会这样，请打电话问问长者。`,
      en: `One member of staff, or one tablet, both ordered and handed over, without a card, ${limits.sameHandMeals} times or more for one person. In a small canteen this may be honest: ring the residents.`,
    },
    sentence: ({ text, number }) => ({
      zh: `${text('hand')}给 ${number('people')} 位长者下单又交餐，都没有刷卡，一共 ${number('meals')} 份。`,
      en: `${text('hand')} ordered and handed over ${number('meals')} meals for ${number('people')} residents, none with a card.`,
    }),
  },
  without_card: {
    name: { zh: '老是没带卡', en: 'Again and again without a card' },
    about: {
      zh: `别人多半刷卡，这位一个月有 ${limits.withoutCardMeals} 次以上是报名字领的。可能卡丢了，补一张就好；也请问问饭是不是本人吃的。`,
      en: `Most here show their cards; this person was known by name ${limits.withoutCardMeals} times or more in the month. The card may be lost: make another, and ask who eats the meals.`,
    },
    sentence: ({ number, day }) => ({
      zh: `这个月有 ${number('meals')} 份没刷卡、报名字领走，第一份在${day('day').zh}。`,
      en: `${number('meals')} meals handed over by name, without a card, the first on ${day('day').en}.`,
    }),
  },
  late_share: {
    name: { zh: '补记的太多', en: 'Much written down afterwards' },
    about: {
      zh: `收摊以后才记的超过 ${limits.latePercent}%。偶尔补几份正常，多了就要看纸上的签字。`,
      en: `More than ${limits.latePercent} % was written down after the meal was over. A few are normal; for more, see the paper list.`,
    },
    sentence: ({ number }) => ({
      zh: `${number('of')} 份里有 ${number('meals')} 份（${number('percent')}%）是收摊以后记的。`,
      en: `${number('meals')} of ${number('of')} meals (${number('percent')} %) were written down after the meal.`,
    }),
  },
  new_card_every_day: {
    name: { zh: '新卡天天来，一天不落', en: 'A new card that misses no day' },
    about: {
      zh: '新办的卡，食堂开门的每一天都领，别处从来不去。可能卡在别人手里，请上门看看。',
      en: 'A new card, used on every single day the canteen cooked and nowhere else. Somebody else may hold it: visit her.',
    },
    sentence: ({ number, day }) => ({
      zh: `${day('since').zh}办的卡，从那以后 ${number('days')} 天一天不落。`,
      en: `Card of ${day('since').en}: used on all ${number('days')} days since.`,
    }),
  },
  template: {
    name: { zh: '像是照着抄的', en: 'Copied from day to day' },
    about: {
      zh: '同一个人好几天都在同一秒领餐，价钱也一样，像是把一天的记录抄了好几遍。',
      en: 'The same person, price and second of the day on several days: one day seems to be copied.',
    },
    sentence: ({ text, number, yuan }) => ({
      zh: `有 ${number('days')} 天都在 ${text('time')} 领餐，都是 ${yuan('fen')} 元。`,
      en: `On ${number('days')} days at ${text('time')}, always ${yuan('fen')} yuan.`,
    }),
  },
}
