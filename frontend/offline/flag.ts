const flag = 'nuancan-unsent'

/** Whether something on this device waits to be sent, known without opening the outbox. */
export const somethingUnsent = (): boolean => localStorage.getItem(flag) !== null

export const noteUnsent = (unsent: 'something' | 'nothing'): void => {
  if (unsent === 'something') localStorage.setItem(flag, '1')
  else localStorage.removeItem(flag)
}
