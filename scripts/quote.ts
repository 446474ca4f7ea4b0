import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser'
import * as z from 'zod/mini'
import { answerOf } from '../backend/subsidies/case-answer.rules.ts'
import { situationCase, type SituationCase } from '../backend/subsidies/case.rules.ts'
import { playCase } from '../backend/subsidies/play-case.rules.ts'
import { schemeFile, type SchemeFile } from '../backend/subsidies/scheme-file.rules.ts'
import { checkSchemes } from '../backend/subsidies/terms-check.rules.ts'
import { PlainFailure, runScript } from './support/plain-failure.ts'

/**
 * What meals cost under schemes, both from files, by the very rules the server prices with.
 *
 *   npm run quote -- --schemes FILE.json --cases FILE.jsonl   a line of JSON for each case
 *   npm run quote -- --schemes FILE.json                      only looks the schemes over
 *   npm run quote -- --schema                                 the JSON Schema of both files
 *
 * Exit 1 when a file cannot be read as meant, or a case that says what to expect comes out differently.
 */
z.config(z.locales.en())

const readText = async (path: string): Promise<string> => {
  try {
    // A file saved by Notepad begins with a mark of its encoding.
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '')
  } catch {
    throw new PlainFailure(`${path} cannot be read: name a file that is there.`)
  }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** The issues of a union that knows its kind stand one level deeper. */
const sentencesOf = (error: z.core.$ZodError): { path: PropertyKey[]; message: string }[] =>
  error.issues.flatMap((issue) => {
    if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
      const [first] = issue.errors.toSorted((a, b) => a.length - b.length)
      return (first ?? []).map(({ path, message }) => ({
        path: [...issue.path, ...path],
        message,
      }))
    }
    return [{ path: [...issue.path], message: issue.message }]
  })

const where = (path: readonly PropertyKey[]): string => path.map(String).join('.')

async function readSchemes(path: string): Promise<SchemeFile> {
  const text = await readText(path)
  const broken: ParseError[] = []
  const tree = parseTree(text, broken, { allowTrailingComma: false, disallowComments: true })
  const [first] = broken
  if (first !== undefined || tree === undefined) {
    const what = first === undefined ? 'it is empty' : printParseErrorCode(first.error)
    throw new PlainFailure(`${path}:${lineAt(text, first?.offset ?? 0)}: not JSON (${what}).`)
  }
  const given: unknown = JSON.parse(text)
  const wrapped = Array.isArray(given)
  const read = schemeFile.safeParse(wrapped ? { schemes: given } : given)
  const lineOf = (at: readonly PropertyKey[]): number => {
    const inFile = (wrapped ? at.slice(1) : at) as (string | number)[]
    for (let depth = inFile.length; depth >= 0; depth -= 1) {
      const node = findNodeAtLocation(tree, inFile.slice(0, depth))
      if (node !== undefined) return lineAt(text, node.offset)
    }
    return 1
  }
  if (!read.success) {
    const lines = sentencesOf(read.error).map(
      (one) => `${path}:${lineOf(one.path)}: ${where(one.path)}: ${one.message}`,
    )
    throw new PlainFailure(lines.join('\n'))
  }
  const remarks = checkSchemes(read.data).map(({ weight, path: at, zh, en }) => ({
    weight,
    line: `${path}:${lineOf(at)}: ${where(at)}: ${en} (${zh})`,
  }))
  for (const { weight, line } of remarks) if (weight === 'doubt') console.error(line)
  const faults = remarks.filter(({ weight }) => weight === 'fault')
  if (faults.length > 0) throw new PlainFailure(faults.map(({ line }) => line).join('\n'))
  return read.data
}

function readCase(line: string, at: string, schemes: SchemeFile): SituationCase {
  let given: unknown
  try {
    given = JSON.parse(line)
  } catch (error) {
    throw new PlainFailure(
      `${at}: not JSON (${error instanceof Error ? error.message : 'broken'}).`,
    )
  }
  const read = situationCase.safeParse(given)
  if (!read.success) {
    const sentences = sentencesOf(read.error).map(
      ({ path, message }) => `${at}: ${where(path)}: ${message}`,
    )
    throw new PlainFailure(sentences.join('\n'))
  }
  const known = new Set(schemes.schemes.map(({ code }) => code))
  const named = [
    ...(read.data.schemes ?? []),
    ...read.data.used.map(({ scheme }) => scheme),
    ...Object.keys(read.data.settings ?? {}),
    ...Object.keys(read.data.budgetsLeftFen ?? {}),
    ...(read.data.meals ?? [read.data.meal]).flatMap((meal) =>
      (meal?.vouchers ?? []).map(({ scheme }) => scheme),
    ),
    ...Object.keys(read.data.expect?.byScheme ?? {}),
  ]
  const unknown = named.find((code) => !known.has(code))
  if (unknown !== undefined) throw new PlainFailure(`${at}: there is no scheme "${unknown}".`)
  for (const [code, chosen] of Object.entries(read.data.settings ?? {})) {
    const names = schemes.schemes.flatMap((one) =>
      one.code === code ? Object.keys(one.terms.settings ?? {}) : [],
    )
    const strange = Object.keys(chosen).find((name) => !names.includes(name))
    if (strange !== undefined)
      throw new PlainFailure(`${at}: settings.${code}: no such setting "${strange}".`)
  }
  const own = [...schemes.ownFacts, ...schemes.schemes.flatMap(({ terms }) => terms.ownFacts ?? [])]
  const declared = new Set(own.map(({ fact }) => fact))
  const undeclared = read.data.diner.facts.find(
    ({ fact }) => fact.startsWith('own:') && !declared.has(fact),
  )
  if (undeclared) throw new PlainFailure(`${at}: no such fact: ${undeclared.fact}.`)
  return read.data
}

async function printAnswers(schemes: SchemeFile, path: string): Promise<void> {
  const lines = (await readText(path)).split('\n')
  const read = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : { index, at: `${path}:${index + 1}`, line },
  )
  if (read.length === 0)
    throw new PlainFailure(`${path} has no case: one JSON object on each line.`)
  const broken: string[] = []
  const cases = read.flatMap(({ index, at, line }) => {
    try {
      return { index, at, one: readCase(line, at, schemes) }
    } catch (error) {
      if (!(error instanceof PlainFailure)) throw error
      broken.push(error.message)
      return []
    }
  })
  // Half an answer would look like a whole one.
  if (broken.length > 0) throw new PlainFailure(broken.join('\n'))
  let [asked, different] = [0, 0]
  for (const { index, at, one } of cases) {
    const { answer, differences } = answerOf(schemes, one, playCase(schemes, one))
    console.log(JSON.stringify({ line: index + 1, ...answer }))
    if (one.expect !== undefined) asked += 1
    if (differences.length === 0) continue
    different += 1
    console.error(`${at}: ${one.case}: ${differences.join('; ')}`)
  }
  if (asked > 0) console.error(`${asked - different} of ${asked} came out as expected.`)
  if (different > 0) process.exitCode = 1
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        schemes: { type: 'string' },
        cases: { type: 'string' },
        schema: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new PlainFailure(`${error instanceof Error ? error.message : 'Unknown option'}.`)
  }
}

await runScript(async () => {
  const values = readOptions()
  if (values.schema) {
    const both = {
      schemes: z.toJSONSchema(schemeFile, { io: 'input' }),
      case: z.toJSONSchema(situationCase, { io: 'input' }),
    }
    return console.log(JSON.stringify(both, null, 2))
  }
  if (values.schemes === undefined)
    throw new PlainFailure(
      'Say which schemes: npm run quote -- --schemes FILE.json --cases FILE.jsonl',
    )
  const schemes = await readSchemes(values.schemes)
  if (values.cases === undefined)
    return console.error(`${schemes.schemes.length} schemes, nothing wrong with them.`)
  await printAnswers(schemes, values.cases)
})
