import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { knownClips, recordedClips } from '../../backend/canteens/voice-clips.ts'
import { aScratchFolder } from '../support/scratch-folder.ts'

test('the folder is read once a minute, however often anybody asks', async () => {
  const folder = await aScratchFolder()
  await mkdir(join(folder, 'zh-CN'))
  await writeFile(join(folder, 'zh-CN', '订好了.mp3'), '')
  const first = await knownClips(folder, 'zh-CN')
  expect(first).toHaveLength(1)
  await writeFile(join(folder, 'zh-CN', '取消好了.mp3'), '')
  expect(await knownClips(folder, 'zh-CN')).toEqual(first)
  expect(await recordedClips(folder, 'zh-CN')).toHaveLength(2)
  await rm(join(folder, 'zh-CN', '订好了.mp3'))
  expect(await recordedClips(folder, 'zh-CN')).toMatchObject([{ key: '取消好了' }])
  expect(await knownClips(folder, 'en')).toEqual([])
})
