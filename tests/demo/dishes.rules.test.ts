import { describe, expect, test } from 'vitest'
import { demoDishes } from '../../db/demo/dishes.ts'
import { demoSets } from '../../db/demo/sets.ts'
import { trayOf } from '../../db/demo/tray.ts'
import { dishPictures } from '../../frontend/ui/dishes/keys.ts'
import { sidesOf } from '../../frontend/ui/dishes/scenes.ts'

describe('the demo dishes', () => {
  test('are at least 45, each with its own name of at most 16 characters in both languages', () => {
    expect(demoDishes.length).toBeGreaterThanOrEqual(45)
    expect(new Set(demoDishes.map(({ name }) => name)).size).toBe(demoDishes.length)
    expect(new Set(demoDishes.map(({ nameEn }) => nameEn)).size).toBe(demoDishes.length)
    for (const { name, nameEn } of demoDishes) {
      expect(name.length, name).toBeLessThanOrEqual(16)
      expect(nameEn, name).toMatch(/^[A-Z][A-Za-z', -]+$/)
    }
  })

  test.each(demoDishes)('$name is drawn, priced, and made of something', (dish) => {
    expect(Object.keys(dishPictures)).toContain(dish.picture)
    expect(Number.isInteger(dish.priceFen) && dish.priceFen >= 100 && dish.priceFen <= 2000).toBe(
      true,
    )
    expect(dish.ingredients.length).toBeGreaterThan(0)
    expect(new Set(dish.ingredients.map(({ zh }) => zh)).size).toBe(dish.ingredients.length)
    for (const { grams } of dish.ingredients) expect(grams).toBeGreaterThan(0)
  })

  test.each(demoDishes)('$name has plausible nutrition, to one decimal', ({ nutrition }) => {
    const { kcal, proteinG, saltG, oilG, carbG } = nutrition
    expect(Number.isInteger(kcal)).toBe(true)
    for (const value of [proteinG, saltG, oilG, carbG])
      expect(Math.round(value * 10) / 10).toBe(value)
    expect(kcal).toBeGreaterThanOrEqual(50)
    expect(kcal).toBeLessThanOrEqual(720)
    expect(saltG).toBeLessThanOrEqual(2)
    expect(oilG).toBeLessThanOrEqual(10)
    // Four kcal a gram of protein and starch, nine of fat: the rest of the energy is fat and must not be negative.
    expect(kcal - 4 * proteinG - 4 * carbG).toBeGreaterThan(-0.12 * kcal - 8)
  })

  test.each(demoDishes)(
    '$name says what it can be made like',
    ({ allergens, omittable, textures }) => {
      expect(textures[0]).toBe('regular')
      expect(new Set(textures).size).toBe(textures.length)
      expect(omittable.every((allergen) => allergens.includes(allergen))).toBe(true)
    },
  )

  test('allergens follow from the ingredients', () => {
    const allergensOf = (name: string) => demoDishes.find((dish) => dish.name === name)?.allergens
    expect(allergensOf('清蒸鲈鱼')).toEqual(['gluten', 'fish', 'soy'])
    expect(allergensOf('宫保鸡丁')).toContain('peanut')
    expect(allergensOf('咖喱鸡块')).toContain('milk')
    expect(allergensOf('西芹百合')).toContain('nut')
    expect(allergensOf('米饭')).toEqual([])
  })

  test('peanuts and dried shrimps can be left out of the ribs, egg not out of scrambled egg', () => {
    const omittableIn = (name: string) => demoDishes.find((dish) => dish.name === name)?.omittable
    expect(omittableIn('萝卜排骨')).toEqual(['crustacean', 'peanut'])
    expect(omittableIn('番茄炒蛋')).toEqual([])
  })
})

describe('the demo sets', () => {
  test('are at least twelve, from 10 to 20 yuan', () => {
    expect(demoSets.length).toBeGreaterThanOrEqual(12)
    expect(new Set(demoSets.map(({ name }) => name)).size).toBe(demoSets.length)
    for (const { name, priceFen } of demoSets) {
      expect(priceFen, name).toBeGreaterThanOrEqual(1000)
      expect(priceFen, name).toBeLessThanOrEqual(2000)
    }
  })

  test('radish ribs with spinach and rice cost 15 yuan', () => {
    expect(demoSets.find(({ name }) => name === '萝卜排骨')).toMatchObject({
      priceFen: 1500,
      sides: '配菠菜、米饭',
      sidesEn: 'with spinach and rice',
    })
  })

  test.each(demoSets)('$name makes a lunch: energy, protein and salt', ({ dishes }) => {
    const { kcal, proteinG, saltG, oilG } = trayOf(dishes).nutrition
    expect(kcal).toBeGreaterThanOrEqual(520)
    expect(kcal).toBeLessThanOrEqual(850)
    expect(proteinG).toBeGreaterThanOrEqual(12)
    expect(saltG).toBeLessThanOrEqual(2.3)
    expect(oilG).toBeLessThanOrEqual(16)
  })

  test.each(demoSets)(
    '$name never costs more than its dishes one by one',
    ({ dishes, priceFen }) => {
      const apart = dishes.reduce((sum, dish) => sum + dish.priceFen, 0)
      expect(priceFen).toBeLessThanOrEqual(apart)
    },
  )

  test.each(demoSets)(
    'the picture of $name shows what is served with it',
    ({ picture, dishes }) => {
      expect(sidesOf(picture)).toEqual(dishes.slice(1).map((dish) => dish.picture))
    },
  )

  test('somebody who eats soft, minced or pureed finds sets', () => {
    const offering = (texture: 'soft' | 'minced' | 'pureed') =>
      demoSets.filter(({ dishes }) => trayOf(dishes).textures.includes(texture)).length
    expect(offering('soft')).toBeGreaterThanOrEqual(12)
    expect(offering('minced')).toBeGreaterThanOrEqual(6)
    expect(offering('pureed')).toBeGreaterThanOrEqual(4)
  })
})
