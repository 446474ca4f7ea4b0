import '../ui/tokens.css'
import '../ui/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { useLocation, useSearch } from 'wouter'
import { present } from '../../backend/vocabulary/invariant.ts'
import { KitchenRoutes } from '../screens/kitchen/KitchenRoutes.tsx'
import { KitchenWordsContext } from '../ui/words/kitchen.ts'
import { BaseWordsContext } from '../ui/words/words.tsx'
import { boardWords } from './board-words.ts'
import { makePatientClient } from './patient-client.ts'

function Page() {
  const [path] = useLocation()
  return <KitchenRoutes path={path} search={useSearch()} />
}

async function start(): Promise<void> {
  const [base, kitchen] = await boardWords(document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
  createRoot(present(document.getElementById('root'), 'no page')).render(
    <QueryClientProvider client={makePatientClient()}>
      <BaseWordsContext value={base}>
        <KitchenWordsContext value={kitchen}>
          <Page />
        </KitchenWordsContext>
      </BaseWordsContext>
    </QueryClientProvider>,
  )
}

void start()
