import type { WalletMove } from '../../../backend/vocabulary/wallet.ts'
import type { Month } from '../../../backend/vocabulary/calendar.ts'
import { negativeFen, yuan } from '../../../backend/vocabulary/money.ts'
import type { Fen } from '../../../backend/vocabulary/money.ts'

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
  today: {
    title: '今天',
    greeting: (name: string, time: string) => `${name}，${partOfDay(time)}`,
    /** The farmers' calendar for those who grew up with it; an English reader gets the date. */
    calendar: (weekday: string, lunar: string, _date: string) => `${weekday} ${lunar}`,
    ask: (meal: string) => `${meal}，吃这个吗？`,
    sameAsLast: '跟上次一样',
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
  choose: {
    title: '选菜',
    heading: (meal: string) => `${meal}，吃什么？`,
    changeHeading: (meal: string) => `${meal}，换成什么？`,
    left: (count: number) => `只剩 ${count} 份`,
    avoid: (allergens: string) => `有${allergens}，您不能吃`,
    pay: (amount: Fen) => `付 ${yuan(amount)} 元`,
    otherDays: '别的日子',
    empty: '这一顿还没有菜',
    emptyWay: '看看别的日子，或者打电话给食堂。',
    spicy: '有点辣',
  },
  confirm: {
    title: '确认',
    heading: '这样订，对吗？',
    changeHeading: '换成这个，对吗？',
    come: (meal: string, window: string) => [`${meal} ${window}`, '来吃'],
    pickUp: (meal: string, window: string) => [`${meal} ${window}`, '来取'],
    deliver: (meal: string, window: string) => [`${meal} ${window}`, '送到家'],
    book: '对，订下',
    change: '对，换成这个',
    difference: '多退少补，从卡里算',
    rather: (what: string) => `改成 ${what}`,
    ordinary: '普通做法',
    wallet: '钱从卡里扣',
    cash: (amount: Fen) => `来的时候付 ${yuan(amount)} 元现金`,
    short: (amount: Fen) => `卡里还差 ${yuan(amount)} 元，可以付现金`,
    until: (moment: string) => `${moment}前都能取消`,

    gone: '这个菜现在订不了',
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
    missed: '这顿没来领',
    missedWay: '有事没来？跟食堂说一声就好。',
  },
  meals: {
    title: '我的饭',
    coming: '要吃的',
    past: '吃过的',
    noComing: '还没订下一顿',
    noPast: '还没有吃过的',
    book: '去订饭',
    see: '看饭票',
    tooLate: '已经过了取消的时间',
    collectedAt: (time: string) => `${time} 领了`,
  },
  wallet: {
    title: '卡里的钱',
    has: (amount: Fen) =>
      amount < 0 ? `卡里先欠着 ${yuan(negativeFen(amount))} 元` : `卡里有 ${yuan(amount)} 元`,
    topUp: '想存钱？',
    topUpWays: ['到窗口，存现金。', '走不开，打电话问怎么存。'],
    everyMovement: '看这个月的每一笔',
    call: '打电话给食堂',
    month: (month: Month) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月的账`,
    see: (month: Month) => `看${Number(month.slice(5))}月的`,
    opening: (amount: Fen) =>
      amount < 0 ? `月初先欠着 ${yuan(negativeFen(amount))} 元` : `月初有 ${yuan(amount)} 元`,
    closing: (amount: Fen) =>
      amount < 0 ? `月底先欠着 ${yuan(negativeFen(amount))} 元` : `月底有 ${yuan(amount)} 元`,
    noMovement: '这个月没有进出。',
    moved: (amount: Fen) =>
      amount < 0 ? `− ${yuan(negativeFen(amount))} 元` : `+ ${yuan(amount)} 元`,
    /** Between the day and the meal: 11月23日的午饭 */
    of: '的',
    what: {
      top_up: '存钱',
      meal: '订',
      back: '退回',
      missed: '没来领',
      corrected: '更正',
      in: '存进',
      out: '取出',
    } as Record<WalletMove, string>,
    onPaper: '要一张纸的？到窗口说一声，就给您打印。',
  },
  textSize: {
    title: '字大小',
    heading: '字要多大？',
    sizes: { '24': '大', '28': '更大', '32': '最大' },
    sample: '今天吃萝卜排骨',
    language: '文字',
    chinese: '中文',
    english: 'English',
  },
  helpPage: {
    title: '帮助',
    heading: '要帮忙吗？',
    call: '打电话给食堂',
    card: '用卡订饭',
    cardHow: '拿卡到窗口，或者打电话报 6 位数。',
    cancel: '不想吃了',
    cancelHow: '在「我的饭」里取消，晚了就打电话。',
    money: '付钱',
    moneyHow: '卡里扣，或者来时付现金。',
    wallet: '看卡里的钱',
    signOut: '退出登录',
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
  bind: {
    title: '绑定手机',
    heading: (name: string) => `这是${name}的手机吗？`,
    text: '绑好以后，用这个手机点两下就能订饭。',
    yes: '是的，绑定',
    no: '不是',
    dead: '这张绑定单用不了了',
    deadWay: '请食堂的人再打一张，不用您填什么。',
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
