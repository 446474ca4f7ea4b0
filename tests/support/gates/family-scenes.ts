import { laptop, phone, type Visitor } from '../browser/launch.ts'
import type { Scene } from './scenes.ts'
import type { World } from './world.ts'

/** The elder lets somebody in; a child comes in, looks, books, tops up. */
export function familyScenes({ family, demo }: World): Scene[] {
  const { paths, payments, child } = family
  const scene =
    (kind: 'elder' | 'family') =>
    (name: string, path: string, who: Visitor, more: Partial<Scene> = {}): Scene => ({
      name,
      kind,
      path,
      visitor: { ...phone, ...who },
      withoutScript: 'the same',
      ...more,
    })
  const hers = scene('elder')
  const theirs = scene('family')
  const offline: Partial<Scene> = {
    withoutScript: undefined,
    arrange: async (page) => {
      await page.context().setOffline(true)
      await page.locator('form button[type=submit]').first().click()
      await page.locator('form[aria-busy]').waitFor({ state: 'detached' })
    },
  }
  return [
    hers('家里人', '/my-family', family.elder),
    hers('家里人: nobody', '/my-family', family.alone),
    hers('家里人: add', '/my-family/add', family.alone),
    hers('家里人: add offline', '/my-family/add', family.alone, offline),
    hers('家里人: code', '/my-family/code', family.showing),
    hers('家里人: joined', '/my-family/code', family.joined),
    hers('家里人: code over', '/my-family/code', family.alone),
    hers('家里人: one', family.memberPath, family.elder),
    hers('家里人: not there', '/my-family/999999999', family.elder),
    theirs('加入: digits', '/join', {}),
    theirs('加入: wrong digits', '/join?refused=invitation_over', {}),
    theirs('加入', family.joinPath, {}),
    theirs('加入: refused', `${family.joinPath}?refused=phone_in_use`, {}),
    theirs('加入: signed in', family.joinPath, child),
    theirs('爸妈今天', '/family', child),
    theirs('爸妈今天: several', '/family', family.several),
    theirs('爸妈今天: sees only', '/family', family.seesOnly),
    theirs('爸妈今天: nobody', '/family', family.leftAlone),
    theirs('爸妈今天: longest names', '/family', family.longest),
    theirs('爸妈今天: refused', '/family?refused=past_cutoff', child),
    theirs('代订: dishes', paths.dishes, child),
    theirs('代订: confirm', paths.confirm, child),
    theirs('代订: offline', paths.confirm, child, offline),
    theirs('代订: booked', paths.done, family.several),
    theirs('代订: cancelled', paths.cancelled, child),
    theirs('代存: how much', paths.topUp, child),
    theirs('代存: refused', `${paths.topUp}?refused=provider_silent`, child),
    theirs('代存: not allowed', family.seesOnlyPaths.topUp, family.seesOnly),
    theirs('代存: arrived', payments.paid, child),
    theirs('代存: on its way', payments.open, child),
    theirs('代存: not paid', payments.failed, child),
    theirs('照看', paths.person, child),
    theirs('照看: calendar', paths.calendar, family.several),
    theirs('照看: sees only', family.seesOnlyPaths.person, family.seesOnly),
    theirs('照看: not hers', '/family/999999999', family.leftAlone),
    ...slipScenes(family.elderId, { ...laptop, ...demo.staff.manager }),
  ]
}

/** At the desk: who looks after her, and a slip for somebody more. */
function slipScenes(dinerId: number, visitor: Visitor): Scene[] {
  const at = (name: string, arrange: NonNullable<Scene['arrange']>): Scene => ({
    name: `desk: family ${name}`,
    kind: 'desk',
    path: `/desk/family/${dinerId}`,
    visitor,
    arrange,
  })
  return [
    at('linked', (page) => page.getByRole('listitem').first().waitFor()),
    at('slip', async (page) => {
      await page.getByRole('checkbox').nth(1).check()
      await page.locator('form button').first().click()
      await page.getByRole('img').waitFor()
    }),
    at('offline', async (page) => {
      await page.getByRole('checkbox').first().waitFor()
      await page.context().setOffline(true)
      await page.locator('form button').first().click()
      await page.getByRole('alert').waitFor()
    }),
  ]
}
