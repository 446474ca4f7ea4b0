import type { Language } from '../../backend/vocabulary/role.ts'
import type { SaidAtKiosk } from '../screens/kiosk/KioskPage.tsx'

/** The words of one language, fetched once: few people ever ask for the other one. */
export async function kioskWords(language: Language): Promise<SaidAtKiosk> {
  if (language === 'en') {
    const [base, kiosk] = await Promise.all([
      import('../ui/words/base.en.ts'),
      import('../ui/words/kiosk.en.ts'),
    ])
    return { base: base.baseEn, kiosk: kiosk.kioskEn }
  }
  const [base, kiosk] = await Promise.all([
    import('../ui/words/base.zh.ts'),
    import('../ui/words/kiosk.zh.ts'),
  ])
  return { base: base.baseZh, kiosk: kiosk.kioskZh }
}
