import { subsidyEndpoints } from '../contract/subsidies.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { readExplanation, readSchemes } from './explain.view.ts'

export const subsidyRoutes = ({ db }: Deps): Route[] => [
  serve('listSchemes', subsidyEndpoints.listSchemes, async ({ params }) => ({
    schemes: await readSchemes(db, params.canteenId),
  })),
  serve('explainPrice', subsidyEndpoints.explainPrice, ({ params }) =>
    readExplanation(db, params.bookingId),
  ),
]
