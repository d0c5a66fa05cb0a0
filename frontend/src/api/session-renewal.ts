/** A short session that has run out is renewed once for all who wait: reads, writes, uploads and the live stream alike. */
import { Problem } from './problem'

const RENEWAL = '/api/v1/session/renewal'
const ENDED = new Set(['/problems/session-expired', '/problems/not-signed-in'])
const AGAIN_MS = 1000

/** What became of a renewal: an answer that was lost says nothing about the session. */
type Renewed = 'yes' | 'no' | 'lost'

let renewing: Promise<Renewed> | null = null
let onEnded: () => void = () => undefined

/** Say what happens when the session cannot be renewed: a dialog over the untouched page. */
export function whenSessionEnds(act: () => void) {
  onEnded = act
}

/** Whether a refusal says that the session has run out. */
export function isEnded(status: number, body: unknown) {
  return status === 401 && ENDED.has((body as { type?: string } | null)?.type ?? '')
}

/** True when the same may be asked again; else the person is told to sign in. Throws where the network is gone. */
export async function renewSession(): Promise<boolean> {
  renewing ??= ask()
    .catch(() => new Promise((later) => setTimeout(later, AGAIN_MS)).then(ask))
    .catch((): Renewed => 'lost')
    .finally(() => {
      renewing = null
    })
  const renewed = await renewing
  if (renewed === 'lost') throw new Problem({ type: '/problems/offline', title: 'offline', status: 0 })
  if (renewed === 'no') onEnded()
  return renewed === 'yes'
}

/** Asked twice by one device, the server answers the same: what was lost is asked for again. */
async function ask(): Promise<Renewed> {
  const answer = await globalThis.fetch(RENEWAL, { method: 'POST' })
  if (answer.ok) return 'yes'
  if (answer.status === 401) return 'no'
  throw new Error(`renewal answered ${answer.status}`)
}
