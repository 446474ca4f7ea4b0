/** A node of a syntax tree, as far as anybody here needs to know it. */
interface Node {
  readonly type: string
  readonly [part: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Syntax that came after ES2019. `import()` and `import.meta` are older than their standard: Chrome 64 has them. */
function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ChainExpression':
      return '?.'
    case 'LogicalExpression':
      return node['operator'] === '??' ? '??' : undefined
    case 'AssignmentExpression':
      return /^(\?\?|\|\||&&)=$/.test(String(node['operator']))
        ? String(node['operator'])
        : undefined
    case 'PropertyDefinition':
    case 'PrivateIdentifier':
      return 'class field'
    case 'StaticBlock':
      return 'static block'
    case 'Literal':
      return 'bigint' in node && node['bigint'] != null ? 'big integer' : undefined
    default:
      return undefined
  }
}

/** Names of the syntax in a program that an elder's phone from 2019 would stumble over. */
export function newSyntaxIn(program: unknown): string[] {
  const found = new Set<string>()
  const waiting: unknown[] = [program]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) waiting.push(...(next as unknown[]))
    if (!isNode(next)) continue
    const name = nameOf(next)
    if (name !== undefined) found.add(name)
    waiting.push(...Object.values(next))
  }
  return [...found]
}
