/** A short session that has run out is renewed once for all who wait: reads, writes, uploads and the live stream alike. */
const RENEWAL = '/api/v1/session/renewal'
const ENDED = new Set(['/problems/session-expired', '/problems/not-signed-in'])

let renewing: Promise<boolean> | null = null
let onEnded: () => void = () => undefined

/** Say what happens when the session cannot be renewed: a dialog over the untouched page. */
export function whenSessionEnds(act: () => void) {
  onEnded = act
}

/** Whether a refusal says that the session has run out. */
export function isEnded(status: number, body: unknown) {
  return status === 401 && ENDED.has((body as { type?: string } | null)?.type ?? '')
}

/** True when the same may be asked again; else the person is told that they have to sign in. */
export async function renewSession(): Promise<boolean> {
  renewing ??= globalThis
    .fetch(RENEWAL, { method: 'POST' })
    .then((answer) => answer.ok)
    .catch(() => false)
    .finally(() => {
      renewing = null
    })
  const isRenewed = await renewing
  if (!isRenewed) onEnded()
  return isRenewed
}
