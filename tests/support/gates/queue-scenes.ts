import { laptop, phone, type Visitor } from '../browser/launch.ts'
import type { QueueWorld } from './queues.ts'
import type { Scene } from './scenes.ts'

/** Waiting for what is sold out, on her phone and at the desk. */
export function queueScenes({
  elders,
  oneDish,
  stillFree,
  somebodyElse,
  volunteer,
}: QueueWorld): Scene[] {
  const at = (name: string, path: string, who: Visitor, more: Partial<Scene> = {}): Scene => ({
    name: `排队: ${name}`,
    kind: 'elder',
    path,
    visitor: { ...phone, ...who },
    withoutScript: 'the same',
    ...more,
  })
  const choosing = { primary: 'at most one' } as const
  const { asking, inLine, askFirst, offered, got, missed } = elders
  const desk = (name: string, { dinerId }: { readonly dinerId: number }): Scene => ({
    name: `排队: desk ${name}`,
    kind: 'desk',
    path: `/desk?diner=${dinerId}`,
    visitor: { ...laptop, ...volunteer },
    arrange: async (page) => {
      await page.getByRole('alert').or(page.getByRole('status')).first().waitFor()
    },
  })
  return [
    at('home, sold out', '/', asking),
    at('ask', asking.page, asking),
    at('ask for one dish', oneDish, asking),
    at('ask: refused', `${asking.page}?refused=price_changed&p_ownFen=1800`, asking),
    at('in line', inLine.page, inLine),
    at('in line, asked first', askFirst.page, askFirst),
    at('home, in line', '/', inLine),
    at('my meals', '/meals', inLine, choosing),
    at('offer', offered.page, offered),
    at('home, offer', '/', offered),
    at('my meals, offer', '/meals', offered, choosing),
    at('home, got it', '/', got),
    at('got it', got.page, got),
    at('home, no luck', '/', missed),
    at('still free', stillFree, somebodyElse),
    at('dishes', '/dishes', asking, choosing),
    desk('sold out', asking),
  ]
}
