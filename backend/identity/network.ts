/**
 * What is counted as one address. An IPv6 connection has 2^64 or more of its own, so its first 56 bits stand for it;
 * an IPv4 address written as IPv6 is the same as without.
 */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'))
  const [first, last] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  const all = [...first, ...Array.from({ length: zeros }, () => '0'), ...last]
  const bits = all.slice(0, 4).map((group) => group.padStart(4, '0'))
  return `${bits.join('').slice(0, 14)}/56`
}
