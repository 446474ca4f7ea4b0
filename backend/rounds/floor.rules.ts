/** '302' and '2单元302室' are on the third floor, '1204' on the twelfth. Null where a door does not tell. */
export const floorOf = (door: string): number | null => {
  const number = door.match(/\d+/g)?.at(-1) ?? ''
  return number.length === 3 || number.length === 4 ? Number(number.slice(0, -2)) : null
}
