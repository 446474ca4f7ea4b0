import { voiceEndpoints } from '../contract/voice.ts'
import type { Deps } from '../kernel/deps.ts'
import { serve } from '../kernel/route.ts'
import type { Route } from '../kernel/route.ts'
import { knownClips } from './voice-clips.ts'

export const voiceRoutes = ({ config }: Pick<Deps, 'config'>): Route[] => [
  serve('listVoiceClips', voiceEndpoints.listVoiceClips, async ({ query }) => ({
    clips: await knownClips(config.voiceFolder, query.language),
  })),
]
