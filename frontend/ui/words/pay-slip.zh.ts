/** A sheet her family scans; said to her, as it lies in her hand. */
export const paySlipZh = {
  title: '家人存钱单',
  heading: (name: string): string => `给${name}存饭钱`,
  about: ['家里人扫这个码就能给您存饭钱。', '只看得到名字的一头一尾，看不到余额，取不走钱。'],
  steps: [
    '打开手机的「扫一扫」，对着这张图。',
    '看看名字的一头一尾对不对。',
    '选存多少，用支付宝、微信或银行卡付。',
  ],
  far: '儿女在外地，拍张照发过去，一样能扫。',
  qr: '存饭钱的二维码',
  help: (canteen: string, phone: string): string =>
    `单子丢了，或者不想用了，打电话叫我们作废：${canteen} ${phone}`,
  orType: '扫不了，就在手机浏览器里打这个地址：',
  make: '开一张存钱单',
  making: '正在开单……',
  makeText: '家里人扫单子上的码，就能从手机给长者存饭钱。单子一直能用，到作废为止。',
  makeWarn: '新的一开出来，以前打的那张马上不能用了。',
  another: '再开一张',
  print: '打印',
  revoke: '作废这张',
  revokeOld: '作废以前打的',
  revoked: '作废了，以前打的单子都不能再存钱',
  notDone: '没有作废成',
  failed: '没有开成',
  back: '回到接电话',
}

export type PaySlipWords = typeof paySlipZh
