/** A mainland mobile, or a landline with its area code. */
const whole = /^(1[3-9]\d{9}|0\d{9,11})$/

/** Area codes of three digits; all others have four. */
const shortArea = /^0(10|2\d)/

/**
 * Digits as people here dial them: without spaces, dashes and brackets, and without the country's +86. A landline that
 * came with the country's number has its 0 again.
 */
export const dialled = (text: string): string => {
  const digits = text.normalize('NFKC').replaceAll(/[\s()·.‐-―-]/g, '')
  const inland = digits.replace(/^(\+|00)86/, '').replace(/^86(?=1[3-9]\d{9}$)/, '')
  return inland !== digits && /^[2-9]\d{8,10}$/.test(inland) ? `0${inland}` : inland
}

/** A whole telephone number, dialled; null for anything that is none. */
export const wholeNumber = (text: string): string | null => {
  const digits = dialled(text)
  return whole.test(digits) ? digits : null
}

/** A landline as neighbours dial it, without its area code; null for a mobile. */
export const withoutArea = (number: string): string | null => {
  if (!number.startsWith('0')) return null
  return number.slice(shortArea.test(number) ? 3 : 4)
}
