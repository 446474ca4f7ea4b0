/** Every proof can be repeated and cut short: SEED=7 ROUNDS=10 npm run prove oversell */
export const seed = Number(process.env['SEED'] ?? 1)

export const rounds = (usual: number): number => Number(process.env['ROUNDS'] ?? usual)

export const asLongAsItTakes = 6 * 3_600_000

/** Says how far it has come, now and then: a proof may run for an hour. */
export function progress(name: string, of: number): (done: number) => void {
  let told = 0
  return (done) => {
    if (Date.now() - told < 30_000) return
    told = Date.now()
    process.stdout.write(`${name}: ${done} of ${of}\n`)
  }
}
