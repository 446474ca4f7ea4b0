import '../ui/tokens.css'
import '../ui/base.css'
import { createRoot } from 'react-dom/client'
import { present } from '../../backend/vocabulary/invariant.ts'
import { takeCallerFromAddress } from '../screens/desk/caller.ts'
import { makePatientClient } from './patient-client.ts'
import { worksOffline } from './offline-pages.ts'
import { StaffApp } from './StaffApp.tsx'
import { staffWords } from './staff-words.ts'

async function start(): Promise<void> {
  takeCallerFromAddress()
  const [base, staff] = await staffWords(document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
  const client = makePatientClient()
  if (worksOffline(location.pathname))
    await import('../offline/kept-session.ts')
      .then(({ giveKeptSession }) => giveKeptSession(client))
      .catch(() => undefined)
  createRoot(present(document.getElementById('root'), 'no page')).render(
    <StaffApp client={client} base={base} staff={staff} />,
  )
}

void start()
