import type { Page } from 'playwright-core'
import type { Miss } from './judge.ts'

interface Stop {
  /** Number of the control, or -1 when focus is on none of ours. */
  readonly control: number
  readonly name: string
  readonly ring: number
  readonly hidden: boolean
}

/** Marks every control that a keyboard must reach; one per group of radio buttons is enough. */
function markControls(): string[] {
  const selector =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const names: string[] = []
  const groups = new Set<string>()
  // Behind a modal dialog the page cannot be reached, and must not be.
  const dialog = document.querySelector('dialog:modal')
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    const box = element.getBoundingClientRect()
    const all = { contentVisibilityAuto: true, visibilityProperty: true }
    if (element.matches(':disabled, [tabindex="-1"]') || element.closest('[inert]')) continue
    if (dialog !== null && !dialog.contains(element)) continue
    if (!element.checkVisibility(all) || box.width === 0 || box.height === 0) continue
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (groups.has(element.name)) continue
      groups.add(element.name)
      for (const other of document.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
        if (other.name === element.name) other.dataset['gateStop'] = String(names.length)
      }
    }
    element.dataset['gateStop'] = String(names.length)
    names.push(
      (element.getAttribute('aria-label') ?? element.textContent ?? element.tagName)
        .trim()
        .slice(0, 30),
    )
  }
  return names
}

function whereFocusIs(): Stop {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) {
    return { control: -1, name: '', ring: 0, hidden: false }
  }
  // A box drawn by its label shows the ring there.
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
  // So does a frame around nothing but this one field.
  const frame = element.parentElement
  const alone = frame?.querySelectorAll('a[href], button, input, select, textarea').length === 1
  const drawn = [
    element,
    ...labels,
    ...labels.flatMap((label) => [...label.children]),
    ...(frame && alone ? [frame] : []),
  ]
  const rings = drawn.map((each) => {
    const style = getComputedStyle(each)
    const outline = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)
    const spreads = [...style.boxShadow.matchAll(/ 0px 0px 0px (\d+(?:\.\d+)?)px/g)]
    return Math.max(outline, ...spreads.map((spread) => Number(spread[1])))
  })
  const box = element.getBoundingClientRect()
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  const covered = at !== null && !element.contains(at) && !at.contains(element)
  return {
    control: Number(element.dataset['gateStop'] ?? -1),
    name: (element.getAttribute('aria-label') ?? element.textContent ?? element.tagName)
      .trim()
      .slice(0, 30),
    ring: Math.max(...rings),
    hidden:
      (covered && !labels.some((label) => at && label.contains(at))) ||
      box.bottom < 0 ||
      box.top > window.innerHeight,
  }
}

const ringWanted = 3

/** Walks the page with Tab alone: everything is reached, and one always sees where one is. */
export async function keyboardMisses(page: Page): Promise<Miss[]> {
  const names = await page.evaluate(markControls)
  await page.evaluate(() => {
    // Tab goes on from where focus was last, even after blur: put it before everything.
    const start = document.querySelector<HTMLElement>('dialog:modal') ?? document.body
    start.tabIndex = -1
    start.focus()
    start.removeAttribute('tabindex')
    window.scrollTo(0, 0)
  })
  const reached = new Set<number>()
  const misses: Miss[] = []
  let rounds = 0
  for (let press = 0; press < names.length * 2 + 10; press += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(whereFocusIs)
    if (stop.control < 0) {
      // A dialog keeps the focus where it put it, so what comes before is reached on the second round.
      if (reached.size > 0) rounds += 1
      if (reached.size === names.length || rounds > 1) break
      continue
    }
    if (reached.has(stop.control)) continue
    reached.add(stop.control)
    if (stop.ring < ringWanted)
      misses.push({ gate: 'focus ring', what: `「${stop.name}」 ${stop.ring} px < ${ringWanted}` })
    if (stop.hidden)
      misses.push({ gate: 'focus ring', what: `「${stop.name}」 is covered when focused` })
  }
  for (const [number, name] of names.entries()) {
    if (!reached.has(number))
      misses.push({ gate: 'keyboard', what: `「${name}」 is never reached with Tab` })
  }
  return misses
}
