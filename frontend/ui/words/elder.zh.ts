import type { QueuePlace } from '../../../backend/contract/tickets.ts'
import { yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'

interface SeasonWords {
  readonly term: string
  readonly verb: string
  readonly dish: string
}

/** What a person at the counter would say. Full-width marks; a space before a unit, none in dates. */
export const elderZh = {
  help: {
    region: '帮忙',
    call: ['打电话', '给食堂'],
    textSize: '字大小',
    read: '朗读',
    stopReading: '停一停',
  },
  back: '返回',
  toToday: '回到今天',
  otherDish: '换一个菜',
  callCanteen: '打电话给食堂',
  /** 给您做少盐的、不放花生的 */
  madeFor: (wishes: string[]) => `给您做${wishes.map((wish) => `${wish}的`).join('、')}`,
  mind: (what: string) => `留意：${what}`,
  today: {
    title: '今天',
    greeting: (name: string, time: string) => `${name}，${partOfDay(time)}`,
    happyBirthday: (name: string) => `${name}，生日快乐`,
    birthdayNoodles: '过生日，吃长寿面',
    /** The farmers' calendar for those who grew up with it; an English reader gets the date. */
    calendar: (weekday: string, lunar: string, _date: string) => `${weekday} ${lunar}`,
    season: (day: string, now: 'today' | 'later', { term, verb, dish }: SeasonWords) =>
      `${day}${term}，食堂${verb}${now === 'today' ? '了' : ''}${dish}。`,
    ask: (meal: string) => `${meal}，吃这个吗？`,
    sameAsLast: '跟上次一样',
    sameAsWeekday: (week: 'this' | 'last', { short }: { short: string; whole: string }) =>
      // 周一一样 would trip the tongue.
      `跟${week === 'this' ? '这' : '上'}周${short}${short === '一' ? '那天' : ''}一样`,
    bookThis: '就吃这个',
    otherDishes: '看看别的菜',
    otherDays: '看看别的日子',
    ready: (meal: string) => `${meal}，来吃饭`,
    booked: (meal: string) => `${meal}的饭，订好了`,
    seeTicket: '看饭票',
    bookNext: (meal: string) => `订${meal}的饭`,
    soldOut: (meal: string) => `${meal}的饭，都订满了`,
    soldOutWay: '看看别的日子，或者打电话问问有没有退的。',
    tooLate: (meal: string) => `${meal}的饭，来不及订了`,
    tooLateWay: (until: string) => `${until}就截止了。打个电话，看还有没有多的。`,
    closed: (day: string) => `${day}食堂休息`,
    closedUntil: (day: string) => `${day}开门，到时候再来。`,
    closedWay: '哪天开门，打个电话问问。',
    noMenu: '菜单还没排好',
    noMenuWay: '过两天再来看，或者打电话问问。',
    noFit: (meal: string) => `${meal}，自己挑个菜`,
    myMeals: '我的饭',
    helpPage: '帮助',
  },
  queue: {
    join: '排队等退',
    full: '订满了，可以排队等退',
    joinWay: '排个队，有人退了就轮到您。',
    heading: (meal: string, { state, position }: Pick<QueuePlace, 'state' | 'position'>) =>
      ({
        waiting: `${meal}，您排第 ${position} 位`,
        offered: `${meal}，有您的一份`,
        booked: `排到了，${meal}的饭订好了`,
        ended: `${meal}，没排上`,
      })[state],
    see: '去看看',
  },
  choose: {
    title: '选菜',
    heading: (meal: string) => `${meal}，吃什么？`,
    changeHeading: (meal: string) => `${meal}，换成什么？`,
    left: (count: number) => `只剩 ${count} 份`,
    never: (what: string) => `${what}，您不能吃`,
    pay: (amount: Fen) => `付 ${yuan(amount)} 元`,
    otherDays: '别的日子',
    empty: '这一顿还没有菜',
    emptyWay: '看看别的日子，或者打电话给食堂。',
    spicy: '有点辣',
    season: (term: string) => `${term}吃这个`,
  },
  confirm: {
    title: '确认',
    heading: '这样订，对吗？',
    changeHeading: '换成这个，对吗？',
    come: (meal: string, window: string) => [`${meal} ${window}`, '来吃'],
    pickUp: (meal: string, window: string) => [`${meal} ${window}`, '来取'],
    deliver: (meal: string, window: string) => [`${meal} ${window}`, '送到家'],
    book: '对，订下',
    anyway: '不用，就这样订',
    change: '对，换成这个',
    difference: '多退少补，从卡里算',
    rather: (what: string) => `改成 ${what}`,
    otherTime: '换个时间',
    ordinary: '普通做法',
    wallet: '钱从卡里扣',
    cash: (amount: Fen) => `来的时候付 ${yuan(amount)} 元现金`,
    short: (amount: Fen) => `卡里还差 ${yuan(amount)} 元，可以付现金`,
    until: (moment: string) => `${moment}前都能取消`,
    payNow: '现在用手机付',

    gone: '这个菜现在订不了',
  },
  turns: {
    heading: '您想几点来？',
    keep: (window: string) => `就 ${window}`,
  },
  done: {
    title: '饭票',
    booked: '订好了',
    come: (meal: string, window: string, dish: string) => [`${meal} ${window}`, `来吃${dish}`],
    pickUp: (meal: string, window: string, dish: string) => [`${meal} ${window}`, `来取${dish}`],
    deliver: (meal: string, window: string, dish: string) => [`${meal} ${window}`, `送${dish}到家`],
    number: '取餐号',
    numberUnit: '号',
    paid: (amount: Fen) => `实付 ${yuan(amount)} 元`,
    due: (amount: Fen) => `来时付 ${yuan(amount)} 元`,
    given: (amount: Fen, to: string) => `${yuan(amount)} 元已经交给${to}`,
    ok: '好，知道了',
    cancel: '取消这顿饭',
    cancelUntil: (moment: string) => `${moment}前都行`,
    cancelled: '取消好了',
    cancelledMeal: (meal: string, dish: string) => [`${meal}的${dish}`, '不给您做了'],
    moneyBack: (amount: Fen) => `${yuan(amount)} 元退回卡里了`,
    nothingPaid: '没有扣钱',
    undo: '按错了，还要吃',
    collected: '吃过了',
    collectedAt: (time: string) => `${time} 领的`,
    fetchedAt: (time: string, who: string) => `${time} ${who}代您领的`,
    missed: '这顿没来领',
    missedWay: '有事没来？跟食堂说一声就好。',
  },
  held: {
    heading: '给您留着，付好就订上',
    until: (moment: string) => `留到${moment}`,
    pay: (amount: Fen) => `去付 ${yuan(amount)} 元`,
    paid: '我付好了，看一下',
    letGo: '不要了',
  },
  meals: {
    title: '我的饭',
    coming: '要吃的',
    past: '吃过的',
    noComing: '还没订下一顿',
    noPast: '还没有吃过的',
    book: '去订饭',
    wallet: '卡里的钱',
    standing: '长期订饭',
    see: '看饭票',
    tooLate: '已经过了取消的时间',
    collectedAt: (time: string) => `${time} 领了`,
    fetchedAt: (time: string, who: string) => `${time} ${who}代您领了`,
  },
  signIn: {
    title: '登录',
    welcome: '您好，来订饭吗？',
    welcomeText: '用手机号登录一次，以后点两下就订好。',
    byPhone: '用手机号登录',
    byCard: '我只有食堂卡',
    byCardNote: '打电话或到窗口',
    heading: '您的手机号是多少？',
    phone: '手机号',
    phoneHint: '11 位数字',
    send: '发验证码',
    badPhone: '手机号是 11 位数字，请再看一下。',
    badCode: '验证码是 6 位数字，请再看一下。',
    codeHeading: '收到的 6 位数是多少？',
    code: '验证码',
    codeHint: '在短信里，也可以打电话问食堂。',
    enter: '登录',
    again: '没收到，再发一次',
  },
  notFound: {
    title: '没有这一页',
    heading: '没有找到这一页',
    text: '可能是链接旧了。回到今天就好。',
  },
  wrong: {
    title: '出了点问题',
    heading: '出了点问题',
    text: '没有扣钱。过一会儿再试，或者打电话给食堂。',
    again: '再试一次',
  },
  refused: '没有办成',
  noNetwork: '没连上网。等一下再按一次，不会订重。',
}

function partOfDay(time: string): string {
  const hour = Number(time.slice(0, 2))
  return hour < 6
    ? '夜里好'
    : hour < 11
      ? '早上好'
      : hour < 13
        ? '中午好'
        : hour < 18
          ? '下午好'
          : '晚上好'
}

export type ElderWords = typeof elderZh
