/** 张秀英 → 张*英, 李红 → 李*: enough to find again whom one knows, too little to learn who it was. */
export const maskedName = (name: string): string => {
  const signs = Array.from(name)
  const first = signs[0] ?? ''
  return signs.length > 2 ? `${first}*${signs.at(-1) ?? ''}` : `${first}*`
}
