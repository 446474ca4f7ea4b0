/** Volunteers in the office: who looks after which building, and thanks for their hours. */
export const officeVolunteersZh = {
  tabs: '员工和志愿者',
  staff: '名单',
  care: '楼栋谁来管',
  hours: '服务时间',
  nobody: (count: number): string => `${count} 栋楼还没有志愿者专门管`,
  nobodyWay: '给志愿者分一下楼，来电话、没来吃饭就有人惦记。',
  allCared: '每栋楼都有人管',
  volunteers: '志愿者',
  noVolunteers: '还没有志愿者，先在「名单」里加一位。',
  buildings: '楼栋',
  noBuildings: '还没有楼栋，先在「食堂和楼栋」里添上。',
  name: '姓名',
  places: '负责',
  everywhere: '整个食堂',
  assign: '分楼',
  assignTo: (name: string): string => `给 ${name} 分楼`,
  title: (name: string): string => `${name} 负责哪些楼？`,
  scope: '范围',
  some: '只管选中的楼',
  which: '勾上要管的',
  whichHint: '只看得到、只能帮这些楼里的长者订饭，马上生效。',
  pickOne: '至少勾一栋；不再做志愿者的，请在「名单」里结束。',
  save: '就这样分',
  building: '楼',
  residents: '长者',
  who: '谁在管',
  none: '没有专人',
  month: (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
  before: '上一个月',
  after: '下一个月',
  times: '来了几次',
  time: '一共',
  lasted: (minutes: number): string =>
    minutes < 60
      ? `${minutes} 分钟`
      : `${Math.floor(minutes / 60)} 小时${minutes % 60 === 0 ? '' : ` ${minutes % 60} 分钟`}`,
  thanks:
    '从做的第一件事算到最后一件，中间歇半个钟头以上另算一次。按姓名排，不比多少，每一位都谢谢。',
  noHours: '这个月还没有记录',
  print: '打印',
}

export type OfficeVolunteersWords = typeof officeVolunteersZh
