import * as z from 'zod'
import type { FormValue, FormValues } from './form.ts'
import published from './published-requests.json' with { type: 'json' }

/**
 * The requests our server sends, as Stripe publishes them (`source` in the JSON names the file it was read from).
 * A form says everything in text: what is published as a number has to read as one.
 */
type JsonSchema = z.core.JSONSchema.JSONSchema

interface ObjectSchema {
  readonly properties: Readonly<Record<string, JsonSchema | true>>
  readonly additionalProperties?: unknown
}

const operations = new Map(
  Object.entries(published.operations).map(([operation, schema]) => {
    const [method = '', path = ''] = operation.split(' ')
    const address = new RegExp(`^${path.replace(/\{\w+\}/g, '\\w+')}$`)
    return [operation, { method, address, schema: schema as unknown as JsonSchema }]
  }),
)

/** Which of the published operations a call is; undefined where it is none of those we send. */
export const publishedOperation = (method: string, path: string): string | undefined =>
  [...operations].find(([, one]) => one.method === method && one.address.test(path))?.[0]

/** What is wrong with a request by Stripe's own schema; none where it is valid. */
export function publishedFaults(operation: string, values: FormValues): string[] {
  const found = operations.get(operation)
  if (!found) return [`${operation} is not among the published requests`]
  const read = z.fromJSONSchema(closed(found.schema)).safeParse(typed(found.schema, values))
  if (read.success) return []
  return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const isObject = (schema: JsonSchema): schema is JsonSchema & ObjectSchema =>
  schema.type === 'object' && schema.properties !== undefined

/** The published schema forbids unknown names at its top only; their server forbids them everywhere. */
function closed(schema: JsonSchema | true): JsonSchema {
  if (schema === true) return {}
  const { anyOf, items } = schema
  const inner: JsonSchema = { ...schema }
  if (anyOf) inner.anyOf = anyOf.map((one) => closed(one))
  if (items && !Array.isArray(items)) inner.items = closed(items)
  if (!isObject(schema)) return inner
  const properties = Object.entries(schema.properties)
  inner.properties = Object.fromEntries(properties.map(([name, one]) => [name, closed(one)]))
  inner.additionalProperties = false
  return inner
}

/** Text where the schema says text, numbers where it says numbers: only what reads as one becomes one. */
function typed(schema: JsonSchema | true, value: FormValue): unknown {
  if (schema === true) return value
  if (typeof value === 'string') {
    const kinds = [schema, ...(schema.anyOf ?? [])] as JsonSchema[]
    if (kinds.some(({ type }) => type === 'integer') && /^-?\d+$/.test(value)) return Number(value)
    if (schema.type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true'
    return value
  }
  if (Array.isArray(value)) {
    const items = (schema.items ?? true) as JsonSchema | true
    return value.map((one: FormValue) => typed(items, one))
  }
  const shape = [schema, ...(schema.anyOf ?? [])].find(isObject)
  const entries = Object.entries(value as FormValues)
  return Object.fromEntries(
    entries.map(([name, one]) => [name, typed(shape?.properties[name] ?? true, one)]),
  )
}
