import { createElement } from 'react'
import type { ComponentType } from 'react'
import { present } from '../../backend/vocabulary/invariant.ts'
import type * as MoneyPages from './money-pages.ts'

type Money = typeof MoneyPages
type Params = { params: Record<string, string> }

let money: Money | undefined

/** The module of these pages, for the server to link its styles. */
export const moneyModule = 'frontend/app/money-pages.ts'

/** Once, before the first of them is drawn or hydrated: no page is drawn in two steps. */
export const readyMoney = async (): Promise<Money> => (money ??= await import('./money-pages.ts'))

const drawn =
  (name: keyof Money['moneyPages']): ComponentType<Params> =>
  (props) =>
    createElement<Params>(present(money, 'the page was made ready').moneyPages[name], props)

export const Wallet = drawn('wallet')
export const Statement = drawn('statement')
export const PayIn = drawn('payIn')
