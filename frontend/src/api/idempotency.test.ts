import { expect, test } from 'vitest'

import { mockApi, problem } from '@/testing/api'

import { api, dataOf } from './client'
import { withIdempotencyKey } from './idempotency'

const PATH = '/api/v1/evaluations/{evaluation_id}/acknowledgement'
const id = '0190-e1'
type Receipt = 'agree' | 'disagree'

const acknowledge = (receipt: Receipt, evaluation = id) =>
  withIdempotencyKey(`acknowledge-${evaluation}`, { receipt }, (header) =>
    api.POST(PATH, { params: { path: { evaluation_id: evaluation }, header }, body: { receipt, note: null } }).then(dataOf),
  )

/** Answers in turn; `lost` is a network that broke before the answer came. */
function answering(...answers: ('lost' | 'refused' | 'taken' | 'good')[]) {
  const reply = () => {
    const next = answers.shift()
    if (next === 'lost') throw new TypeError('Failed to fetch')
    if (next === 'refused') return problem('invalid', 422)
    return next === 'taken' ? problem('key-used-differently', 409) : { body: {} }
  }
  const { asked } = mockApi({ [`POST ${PATH.replace('{evaluation_id}', id)}`]: reply, [`POST ${PATH.replace('{evaluation_id}', '0190-e2')}`]: reply })
  return () => asked.map((one) => one.headers.get('Idempotency-Key'))
}

test('a second try after a lost network is the same request', async () => {
  const keys = answering('lost', 'refused', 'good')
  await expect(acknowledge('agree')).rejects.toMatchObject({ type: '/problems/offline' })
  await expect(acknowledge('agree')).rejects.toMatchObject({ type: '/problems/invalid' })
  await acknowledge('agree')
  expect(keys()[0]).toBeTruthy()
  expect(new Set(keys()).size).toBe(1)
})

test('what is sent changes: another request, also when one comes back to the first', async () => {
  const keys = answering('lost', 'lost', 'good')
  await acknowledge('agree').catch(() => undefined)
  await acknowledge('disagree').catch(() => undefined)
  await acknowledge('agree')
  expect(new Set(keys()).size).toBe(3)
})

test('what has arrived is done: the same again is a new request', async () => {
  const keys = answering('good', 'good')
  await acknowledge('agree')
  await acknowledge('agree')
  expect(new Set(keys()).size).toBe(2)
  expect(sessionStorage.length).toBe(0)
})

test('the same words about another thing are another request', async () => {
  const keys = answering('lost', 'lost')
  await acknowledge('agree').catch(() => undefined)
  await acknowledge('agree', '0190-e2').catch(() => undefined)
  expect(new Set(keys()).size).toBe(2)
})

test('a double click is one request', async () => {
  const keys = answering('good', 'good')
  await Promise.all([acknowledge('agree'), acknowledge('agree')])
  expect(new Set(keys()).size).toBe(1)
})

test('a key that the server knows for something else is given up', async () => {
  const keys = answering('taken', 'good')
  await acknowledge('agree').catch(() => undefined)
  await acknowledge('agree')
  expect(new Set(keys()).size).toBe(2)
})

test('another file is another request, the same file is not', async () => {
  const keys: string[] = []
  const send = (file: File) => withIdempotencyKey('import', { file }, (header) => Promise.reject(keys.push(header['Idempotency-Key']))).catch(() => undefined)
  const file = new File(['NIP'], 'pegawai.csv', { lastModified: 1 })
  await send(file)
  await send(file)
  await send(new File(['NIP;NAMA'], 'pegawai.csv', { lastModified: 2 }))
  expect(keys[0]).toBe(keys[1])
  expect(keys[1]).not.toBe(keys[2])
})
