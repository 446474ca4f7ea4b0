import '../ui/tokens.css'
import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import { present } from '../../backend/vocabulary/invariant.ts'
import { makeQueryClient } from './query-client.ts'
import { StaffApp } from './StaffApp.tsx'
import { staffWords } from './staff-words.ts'

async function start(): Promise<void> {
  const [base, staff] = await staffWords(document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
  createRoot(present(document.getElementById('root'), 'no page')).render(
    <StaffApp client={makeQueryClient()} base={base} staff={staff} />,
  )
}

void start()
