import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { language } from './shapes.ts'

export const voiceEndpoints = {
  listVoiceClips: endpoint({
    method: 'GET',
    path: '/api/voice',
    summary: 'Sentences somebody has recorded, and where each is heard',
    query: z.object({ language }),
    reply: z.object({ clips: z.array(z.object({ key: z.string(), path: z.string() })) }),
  }),
}
