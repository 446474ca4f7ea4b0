import { phone, type Visitor } from '../browser/launch.ts'
import type { Scene } from './scenes.ts'
import type { World } from './world.ts'

/** What an elder meets on her phone, and her family behind the link on her slip. */
export function elderScenes({ demo, elders, paths, payIn }: World): Scene[] {
  const at = (name: string, path: string, who: Visitor = {}, more: Partial<Scene> = {}): Scene => ({
    name,
    kind: 'elder',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
    ...more,
  })
  const choosing = { primary: 'at most one' } as const
  return [
    at('今天: nobody signed in', '/'),
    at('今天: can book', '/', elders.open),
    at('今天: meal waits', '/', demo.elder),
    at('今天: booked', '/', elders.booked),
    at('今天: nothing fits', '/', elders.noSuggestion),
    at('今天: sold out', '/', elders.soldOut),
    at('今天: too late', '/', elders.late),
    at('今天: closed', '/', elders.closed),
    at('今天: no menu', '/', elders.noMenu),
    at('今天: longest names', '/', elders.longest),
    at(
      '今天: refused',
      '/?refused=sold_out&p_name=%E7%BA%A2%E7%83%A7%E7%8B%AE%E5%AD%90%E5%A4%B4',
      elders.open,
    ),
    at('选菜', '/dishes', elders.open, choosing),
    at('选菜: demo', '/dishes', demo.elder, choosing),
    at('选菜: allergic', '/dishes', elders.noSuggestion, choosing),
    at('选菜: longest names', '/dishes', elders.longest, choosing),
    at('确认', paths.confirm, elders.open),
    at(
      '确认: refused',
      `${paths.confirm}&refused=price_changed&p_ownFen=1200&p_listFen=1500`,
      elders.open,
    ),
    at('确认: offline', paths.confirm, elders.open, {
      withoutScript: undefined,
      arrange: async (page) => {
        await page.context().setOffline(true)
        await page.locator('form button[type=submit]').first().click()
        await page.locator('form[aria-busy]').waitFor({ state: 'detached' })
      },
    }),
    at('确认: card does not reach', payIn.confirm, payIn.poor),
    at('留着', payIn.held, payIn.holding),
    at('今天: held', '/', payIn.holding),
    at('订好了', paths.done, elders.booked),
    at('订好了: longest names', paths.longDone, elders.longest),
    at('取消好了', paths.cancelled, elders.open),
    at('订好了: not hers', '/done/999999999', elders.open, choosing),
    at('我的饭', '/meals', demo.elder, choosing),
    at('我的饭: held', '/meals', payIn.holding, choosing),
    at('我的饭: empty', '/meals', elders.noMenu, choosing),
    at('卡里的钱', '/wallet', demo.elder),
    at('卡里的钱: owing', '/wallet', elders.owing),
    at('月账', '/wallet/2026-11', demo.elder, choosing),
    at('月账: empty', '/wallet/2026-11', elders.noMenu, choosing),
    at('月账: month to come', '/wallet/2027-01', demo.elder),
    at('存饭钱', payIn.page),
    at('存饭钱: refused', `${payIn.page}?refused=amount_below_least&p_leastFen=400`),
    at('存饭钱: arrived', payIn.paid),
    at('存饭钱: on its way', payIn.open),
    at('存饭钱: not paid', payIn.failed),
    at('存饭钱: link over', '/pay/this-link-was-ended-long-ago', {}, choosing),
    at('字大小', '/text-size', elders.open, choosing),
    at('字大小: refused', '/text-size?refused=busy', elders.open, choosing),
    at('帮助', '/help', elders.open, choosing),
    at('登录', '/sign-in'),
    at('登录: code', '/sign-in?challenge=0b0f7d6e-9c0a-4f5f-8f43-3d3e5ad1a001'),
    at(
      '登录: wrong code',
      '/sign-in?challenge=0b0f7d6e-9c0a-4f5f-8f43-3d3e5ad1a001&refused=wrong_code',
    ),
    at('绑定', '/bind', {}, choosing),
    at('绑定: used slip', '/bind?refused=slip_used', {}, choosing),
    at('not found', '/no-such-page', {}, choosing),
  ]
}
