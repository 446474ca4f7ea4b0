/** A landline takes no text message. */
export const takesMessages = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone)
