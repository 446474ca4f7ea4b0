import { describe, expect, test } from 'vitest'
import { matchPath, paths } from '../../frontend/app/paths.ts'

describe('addresses', () => {
  test('are these, because people bookmark and print them', () => {
    expect({
      today: paths.today(),
      dishes: paths.dishes(),
      dishesOfOneMeal: paths.dishes(12),
      confirm: paths.confirm(),
      confirmOneMeal: paths.confirm({
        servingId: 12,
        offeringId: 3,
        way: 'dine_in',
        make: 'soft.less_salt',
      }),
      done: paths.done(77),
      wait: paths.wait(12),
      waitForOneDish: paths.wait(12, 3),
      meals: paths.meals(),
      wallet: paths.wallet(),
      walletOfOneMonth: paths.wallet('2026-11'),
      textSize: paths.textSize(),
      help: paths.help(),
      signIn: paths.signIn(),
      bind: paths.bind(),
      payIn: paths.payIn('aToken'),
      payInDone: paths.payIn('aToken', 5),
      staffSignIn: paths.staffSignIn(),
      secondFactor: paths.secondFactor(),
      desk: paths.desk(),
      counter: paths.counter(),
      office: paths.office(),
      officeRoom: paths.office('residents'),
      board: paths.board(),
      foodSafety: paths.foodSafety(),
      foodSafetySheet: paths.foodSafety('sheet', '2026-11-23'),
      kiosk: paths.kiosk(),
      device: paths.device(),
      paySlip: paths.paySlip(12),
    }).toMatchInlineSnapshot(`
      {
        "bind": "/bind",
        "board": "/board",
        "confirm": "/confirm",
        "confirmOneMeal": "/confirm?serving=12&offering=3&way=dine_in&make=soft.less_salt",
        "counter": "/counter",
        "desk": "/desk",
        "device": "/device",
        "dishes": "/dishes",
        "dishesOfOneMeal": "/dishes?serving=12",
        "done": "/done/77",
        "foodSafety": "/board/safety",
        "foodSafetySheet": "/board/safety/sheet/2026-11-23",
        "help": "/help",
        "kiosk": "/kiosk",
        "meals": "/meals",
        "office": "/office",
        "officeRoom": "/office/residents",
        "payIn": "/pay/aToken",
        "payInDone": "/pay/aToken?payment=5",
        "paySlip": "/desk/pay-slip/12",
        "secondFactor": "/staff/second-factor",
        "signIn": "/sign-in",
        "staffSignIn": "/staff/sign-in",
        "textSize": "/text-size",
        "today": "/",
        "wait": "/wait/12",
        "waitForOneDish": "/wait/12?dish=3",
        "wallet": "/wallet",
        "walletOfOneMonth": "/wallet/2026-11",
      }
    `)
  })

  test('give the values in them back', () => {
    expect(matchPath('/done/:bookingId', '/done/77')).toEqual({ bookingId: '77' })
    expect(matchPath('/meals', '/meals/')).toEqual({})
    expect(matchPath('/', '/')).toEqual({})
  })

  test('are not mixed up', () => {
    expect(matchPath('/done/:bookingId', '/done')).toBeNull()
    expect(matchPath('/done/:bookingId', '/done/77/more')).toBeNull()
    expect(matchPath('/meals', '/dishes')).toBeNull()
  })
})
