/** A file on its way to the server, which says how far it is; `fetch` does not in the browsers of older phones. */
import { networkProblem } from './client'
import { problemOf } from './problem'
import { isEnded, renewSession } from './session-renewal'

type Upload = { address: string; file: Blob; headers: Record<string, string>; onProgress: (sent: number) => void }
type Answer = { status: number; body: unknown }

/** `onProgress` hears a share from 0 to 1; throws the refusal. */
export async function upload<T>(wanted: Upload): Promise<T> {
  let answer = await send(wanted)
  if (isEnded(answer.status, answer.body) && (await renewSession())) answer = await send(wanted)
  if (answer.status >= 200 && answer.status < 300) return answer.body as T
  throw problemOf(answer.body, answer.status)
}

/** Without a sign of life for this long a request counts as lost. */
const STALLED = 60_000

function send({ address, file, headers, onProgress }: Upload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    let stalled = setTimeout(() => request.abort(), STALLED)
    request.upload.onprogress = (event) => {
      clearTimeout(stalled)
      stalled = setTimeout(() => request.abort(), STALLED)
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) })
    request.onerror = request.onabort = () => reject(networkProblem(new Error('lost')))
    request.onloadend = () => clearTimeout(stalled)
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
