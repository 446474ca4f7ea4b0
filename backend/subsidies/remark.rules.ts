/** Something about a scheme that a person should look at, and where in it. */
export interface Remark {
  /** `fault`: it cannot be used like this. `doubt`: it can, but is it meant? */
  readonly weight: 'fault' | 'doubt'
  readonly path: readonly (string | number)[]
  readonly zh: string
  readonly en: string
}

export const remark = (
  weight: Remark['weight'],
  path: Remark['path'],
  zh: string,
  en: string,
): Remark => ({ weight, path, zh, en })
