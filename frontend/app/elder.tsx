import '../ui/tokens.css'
import '../ui/base.css'
import { hydrate } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'
import { present } from '../../backend/vocabulary/invariant.ts'
import { contrastFrom } from './contrast.ts'
import { ElderApp } from './ElderApp.tsx'
import { findElderRoute } from './elder-routes.ts'
import { makeQueryClient } from './query-client.ts'
import { soundHere } from './sound.ts'
import { textStepFrom } from './textStep.ts'
import { elderWords } from './elder-words.ts'
import type { PageState } from './page-state.ts'

async function start(): Promise<void> {
  const { lang, dataset } = document.documentElement
  const state = JSON.parse(document.getElementById('state')?.textContent ?? '{}') as PageState
  const language = lang === 'en' ? 'en' : 'zh-CN'
  const [base, elder] = await elderWords(language)
  await findElderRoute(location.pathname)?.route.part?.ready(language)
  const client = makeQueryClient()
  hydrate(client, state.queries)
  hydrateRoot(
    present(document.getElementById('root'), 'no page'),
    <ElderApp
      client={client}
      base={base}
      elder={elder}
      textStep={textStepFrom(dataset['text'])}
      contrast={contrastFrom(dataset['contrast'])}
      sound={soundHere()}
      refused={state.refused}
    />,
  )
}

void start()
