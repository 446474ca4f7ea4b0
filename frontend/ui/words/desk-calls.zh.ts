/** Ringing up who usually eats and has not booked. */
export const deskCallsZh = {
  all: '整张名单、打印',
  title: '打电话问饭',
  forMeal: (meal: string) => `${meal}，平时吃、还没订`,
  until: (moment: string) => `${moment}截止，过了就不用打了`,
  which: '问哪一顿',
  print: '打印',
  printed: (canteen: string, meal: string, moment: string) =>
    `${canteen}　${meal}　要打的电话（${moment}）`,
  taken: (name: string) => `${name}正在打`,
  booked: (name: string) => (name === '' ? '订好了' : `订好了（${name}）`),
  noAnswer: (times: number, time: string) =>
    times > 1 ? `没人接，打了 ${times} 次，${time}` : `没人接，${time}`,
  notToday: (name: string, time: string) => `不吃（${name}，${time}）`,
  who: '谁',
  door: '门牌',
  phone: '电话',
  noPhone: '没留电话',
  away: '上次来吃',
  tried: '打过没有',
  note: '记一笔',
  ring: (name: string, phone: string) => `打给 ${name} ${phone}`,
  over: '这一顿已经截止，电话不用打了。',
}

export type DeskCallsWords = typeof deskCallsZh
