const shown = 12

/** Long lists by their ends: nobody reads sixty names to see that they are right. */
const inShort = (names: readonly string[]): string =>
  names.length <= shown
    ? names.join('、')
    : `${names.slice(0, shown - 2).join('、')} … ${names.slice(-1).join('')}`

export const officePlacesZh = {
  buildings: '楼栋',
  noBuildings: '还没有楼栋。先加上，长者和志愿者就能按楼登记。',
  withoutCompound: '没有小区名',
  count: (buildings: number): string => `${buildings} 栋`,
  addHeading: '加楼栋',
  community: '社区',
  compound: '小区',
  compoundHint: '比如「幸福里」。没有小区名可以不填。',
  names: '楼栋',
  namesHint: '可以一次写好几栋，比如 1-12栋，或者 1栋、2栋、3甲栋。',
  preview: (names: readonly string[]): string => `要加 ${names.length} 栋：${inShort(names)}`,
  tooMany: (most: number): string => `一次最多加 ${most} 栋，请分几次加。`,
  add: '加上',
  added: (buildings: number): string =>
    buildings === 0 ? '这些楼栋本来就有了。' : `加了 ${buildings} 栋。`,
  meals: '开饭时间和座位',
  mealsNote: '新排的饭照这里来；已经排好的不变。',
  notServed: '不供应',
  seats: (dineIn: number, pickUp: number): string => `堂食 ${dineIn} 位，带走 ${pickUp} 份`,
  from: '几点开始',
  to: '几点结束',
  dineIn: '堂食座位',
  pickUp: '带走份数',
  endsAfter: '结束要比开始晚。',
  open: '开始供应',
  changeOf: (meal: string): string => `修改 ${meal}`,
  openOf: (meal: string): string => `开始供应 ${meal}`,
  turns: '分时段来，免得门口排队',
  noTurns: '不分，整段随时来',
  turnsOf: (minutes: number): string => `每 ${minutes} 分钟一段`,
  saveMeal: '保存',
}

export type OfficePlacesWords = typeof officePlacesZh
