import { beforeEach, expect, test, vi } from 'vitest'

import { LONGEST_SIDE, reduceImage } from './reduce-image'

const MB = 1024 * 1024
const photo = (size: number, name = 'IMG_2041.JPG', type = 'image/jpeg') => new File([new Uint8Array(size)], name, { type })

/** What a browser would draw: the canvases that were made, and the size of what they give. */
function browser(width: number, height: number, gives: number) {
  const drawn: { width: number; height: number }[] = []
  const bitmap = vi.fn(async () => ({ width, height, close: () => undefined }))
  vi.stubGlobal('createImageBitmap', bitmap)
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    drawn.push(this)
    return { fillRect: () => undefined, drawImage: () => undefined } as unknown as CanvasRenderingContext2D
  } as unknown as HTMLCanvasElement['getContext'])
  const toBlob = vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob([new Uint8Array(gives)], { type: 'image/jpeg' })))
  return { drawn, bitmap, toBlob }
}

beforeEach(() => browser(4000, 3000, 600 * 1024))

test('a photo of the camera is made readable and small, upright as it was taken', async () => {
  const { drawn, bitmap, toBlob } = browser(3000, 4000, 600 * 1024)
  const reduced = await reduceImage(photo(4 * MB))
  expect([drawn[0]?.width, drawn[0]?.height]).toEqual([1500, LONGEST_SIDE])
  expect([reduced.name, reduced.type, reduced.size]).toEqual(['IMG_2041.jpg', 'image/jpeg', 600 * 1024])
  expect(bitmap).toHaveBeenCalledWith(expect.anything(), { imageOrientation: 'from-image' })
  expect(toBlob.mock.calls[0]?.slice(1)).toEqual(['image/jpeg', 0.8])
})

test.each([
  ['a small photo', photo(300 * 1024)],
  ['a document', photo(5 * MB, 'laporan.pdf', 'application/pdf')],
])('%s stays as it is', async (_what, file) => {
  expect(await reduceImage(file)).toBe(file)
})

test('what would become larger stays as it is', async () => {
  browser(1800, 1200, 3 * MB)
  const file = photo(2 * MB)
  expect(await reduceImage(file)).toBe(file)
})

test('a picture that the browser cannot read goes as it is', async () => {
  vi.stubGlobal('createImageBitmap', async () => Promise.reject(new Error('unknown')))
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }))
  HTMLImageElement.prototype.decode = () => Promise.reject(new Error('unknown'))
  const file = photo(2 * MB)
  expect(await reduceImage(file)).toBe(file)
})
