import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '../vocabulary/refusal.ts'

const shortest = 12

/** Argon2id (the library's only default) with the memory and passes that OWASP recommends. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of random bytes nobody kept, at the same cost: a wrong name takes as long as a wrong pass phrase. */
const standIn =
  '$argon2id$v=19$m=19456,t=2,p=1$il0xjBE2SR8NaxnGf6pbrg$q1MOOxIXkoIsVVLZFm1wE+XnPUBLQuQz1Ak7kWG1NIs'

/** The same sentence typed with another input method's wide letters is the same sentence. */
const normalised = (passPhrase: string): string => passPhrase.normalize('NFKC')

/** Refuses `weak_pass_phrase`: length is the only demand, a sentence is best. */
export const hashPassPhrase = async (passPhrase: string): Promise<string> => {
  const characters = Array.from(normalised(passPhrase))
  if (characters.length < shortest) throw new Refusal('weak_pass_phrase')
  return hash(normalised(passPhrase), cost)
}

/** `stored` is null when there is no such user; the work is the same. */
export const passPhraseFits = async (
  stored: string | null,
  passPhrase: string,
): Promise<boolean> => {
  const fits = await verify(stored ?? standIn, normalised(passPhrase))
  return fits && stored !== null
}
