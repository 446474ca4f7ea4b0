import * as z from 'zod/mini'
import type { Endpoint, Schema } from '../contract/endpoint.ts'
import { refusalBody } from '../contract/shapes.ts'
import { httpStatusOf } from './http-status.ts'

const schemaOf = (schema: Schema, io: 'input' | 'output'): Record<string, unknown> =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Record<
    string,
    unknown
  >

const parametersOf = (schema: Schema, where: 'path' | 'query'): unknown[] => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

const operationOf = (name: string, endpoint: Endpoint): Record<string, unknown> => {
  const refusals = [...new Set(endpoint.refusals.map((code) => httpStatusOf[code]))].map(
    (status) => [
      String(status),
      {
        description: endpoint.refusals.filter((code) => httpStatusOf[code] === status).join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    ],
  )
  return {
    operationId: name,
    summary: endpoint.summary,
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(endpoint.method === 'POST'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', format: 'uuid' },
            },
          ]
        : []),
    ],
    ...(endpoint.method === 'POST'
      ? {
          requestBody: {
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      '200': {
        description: 'Done',
        content:
          endpoint.file === null
            ? { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } }
            : { [endpoint.file]: { schema: { type: 'string' } } },
      },
      ...Object.fromEntries(refusals),
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  }
}

/** OpenAPI 3.1, generated from the contract. */
export const openApiOf = (
  endpoints: Readonly<Record<string, Endpoint>>,
): Record<string, unknown> => {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '暖餐 Nuancan', version: '1' },
    paths,
    components: { schemas: { Refusal: schemaOf(refusalBody, 'output') } },
  }
}
