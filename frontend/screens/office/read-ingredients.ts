import type { OfficeWords } from '../../ui/words/office.zh.ts'
import type { FieldReader } from './field-reader.ts'

/** '肋排 150' a line: a name and its grams for one portion. */
export function readIngredients(fields: FieldReader, words: OfficeWords['menu']['dishes']) {
  return fields
    .optional('ingredients')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = /^(.+?)\s*(\d+(?:\.\d)?)\s*(?:克|g)?$/.exec(line)
      const grams = Number(parts?.[2] ?? 0)
      if (parts === null || grams <= 0) fields.fail('ingredients', words.badIngredient(line))
      return { name: parts?.[1]?.trim() ?? line, grams }
    })
}
