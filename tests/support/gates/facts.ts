import type { Page } from 'playwright-core'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface TextFact {
  readonly text: string
  readonly size: number
  /** Line height as a multiple of the size. */
  readonly line: number
  readonly serif: boolean
  readonly onControl: boolean
  readonly running: boolean
  readonly aboveFold: boolean
}

export interface ControlFact {
  readonly name: string
  readonly tag: string
  readonly box: Box
  readonly primary: boolean
  readonly disabled: boolean
  /** Stays where it is when the page scrolls. */
  readonly fixed: boolean
  /** A number for each list, table or group it stands in; the innermost last. */
  readonly groups: readonly number[]
  readonly placeholder: boolean
}

export interface PageFacts {
  readonly texts: readonly TextFact[]
  readonly controls: readonly ControlFact[]
  readonly headings: number
  readonly language: string
  readonly title: string
  /** How far the page is wider than its window. */
  readonly overflow: number
  /** Text that is cut off at the right or left edge of the window. */
  readonly cut: readonly string[]
}

/** Runs inside the page; everything it needs is inside it. */
function readPage(): PageFacts {
  const width = document.documentElement.clientWidth
  const height = window.innerHeight
  const controlSelector =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=tab], [role=option], [role=combobox]'
  /** Not folded away, not transparent, and on the page: a link to skip with waits above its edge. */
  const isShown = (element: Element): boolean => {
    const all = { contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }
    if (!element.checkVisibility(all)) return false
    const { width: w, height: h, bottom, right } = element.getBoundingClientRect()
    return w > 1 && h > 1 && bottom + window.scrollY > 0 && right + window.scrollX > 0
  }
  /** For the ear only: clipped to a pixel. */
  const isForTheEar = (element: Element | null): boolean => {
    for (let at = element; at; at = at.parentElement) {
      const { width: w, height: h } = at.getBoundingClientRect()
      if (getComputedStyle(at).display !== 'contents' && (w <= 1 || h <= 1)) return true
      if (at.getAttribute('aria-hidden') === 'true' && at.tagName === 'svg') return true
    }
    return false
  }
  const isFixed = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) {
      if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true
    }
    return false
  }
  const groups = new Map<Element, number>()
  const groupsOf = (element: Element): number[] => {
    const found: number[] = []
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (!at.matches('ul, ol, table, fieldset, [role=list], [role=listbox], [role=radiogroup]')) {
        continue
      }
      if (!groups.has(at)) groups.set(at, groups.size)
      found.unshift(groups.get(at) ?? 0)
    }
    return found
  }
  /** Colours as the palette has them, the usual and the clear one: the one thing to press is the only solid green. */
  const isPrimary = (element: Element): boolean => {
    const ground = getComputedStyle(element).backgroundColor
    const onGreen = element.closest('[data-tone=green]') !== null
    const [paper, green] = [/^rgb\(255, (253, 247|255, 255)\)$/, /^rgb\((11, 90, 60|0, 64, 42)\)$/]
    return (onGreen ? paper : green).test(ground)
  }
  const nameOf = (element: Element): string => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
    const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    const labels = isField ? [...(element.labels ?? [])] : []
    const text =
      labelled.trim() ||
      element.getAttribute('aria-label') ||
      labels.map((label) => label.textContent).join(' ') ||
      element.textContent ||
      element.getAttribute('title') ||
      ''
    return text.replace(/\s+/g, ' ').trim()
  }
  /** A box to tick is as large as the label that ticks it. */
  const boxOf = (element: Element): Box => {
    const boxes = [element.getBoundingClientRect()]
    if (element instanceof HTMLInputElement && /^(radio|checkbox)$/.test(element.type)) {
      for (const label of element.labels ?? []) boxes.push(label.getBoundingClientRect())
    }
    return {
      left: Math.min(...boxes.map((box) => box.left)) + window.scrollX,
      top: Math.min(...boxes.map((box) => box.top)) + window.scrollY,
      right: Math.max(...boxes.map((box) => box.right)) + window.scrollX,
      bottom: Math.max(...boxes.map((box) => box.bottom)) + window.scrollY,
    }
  }
  const texts: TextFact[] = []
  const cut: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim()
    const parent = node.parentElement
    if (text === '' || !parent || /^(SCRIPT|STYLE|NOSCRIPT|TITLE)$/i.test(parent.tagName)) continue
    if (!isShown(parent) || isForTheEar(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0)
    if (rects.length === 0) continue
    const style = getComputedStyle(parent)
    const size = parseFloat(style.fontSize)
    const line = style.lineHeight === 'normal' ? 1.2 : parseFloat(style.lineHeight) / size
    texts.push({
      text,
      size,
      line,
      serif: !/sans-serif\s*$/.test(style.fontFamily),
      onControl: parent.closest(controlSelector) !== null || parent.closest('label') !== null,
      running:
        rects.length > 1 && Number(style.fontWeight) < 600 && parent.closest('p, li, dd') !== null,
      aboveFold: rects.some((rect) => rect.top + window.scrollY < height),
    })
    const scrolls = parent.closest('[data-scrolls], table')
    if (!scrolls && rects.some((rect) => rect.left < -1 || rect.right > width + 1)) cut.push(text)
  }
  /** What lies behind an open dialog cannot be pressed, so nobody can mistake it for the thing to press. */
  const dialog = document.querySelector('dialog:modal')
  const controls = [...document.querySelectorAll(controlSelector)]
    .filter((element) => isShown(element) && !isForTheEar(element))
    .map((element) => ({
      name: nameOf(element),
      tag: element.tagName.toLowerCase(),
      box: boxOf(element),
      primary: isPrimary(element) && (dialog === null || dialog.contains(element)),
      disabled: element.matches(':disabled, [aria-disabled=true]'),
      fixed: isFixed(element),
      groups: groupsOf(element),
      placeholder: element.hasAttribute('placeholder'),
    }))
  return {
    texts,
    controls,
    headings: [...document.querySelectorAll('h1')].filter(isShown).length,
    language: document.documentElement.lang,
    title: document.title,
    overflow: document.documentElement.scrollWidth - width,
    cut,
  }
}

export const factsOf = (page: Page): Promise<PageFacts> => page.evaluate(readPage)
