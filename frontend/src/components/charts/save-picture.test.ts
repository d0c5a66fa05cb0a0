import { expect, test } from 'vitest'

import { addressOf } from './save-picture'

test('a picture carries the colours that style sheets gave the drawing', () => {
  const style = document.createElement('style')
  style.textContent = '.far { fill: rgb(188, 77, 43) }'
  document.body.innerHTML = '<svg viewBox="0 0 10 10"><rect class="far" width="5" height="5" /><text>Jauh & dekat</text></svg>'
  document.head.append(style)
  const address = addressOf(document.querySelector('svg') as SVGSVGElement, 200, 100)
  const text = decodeURIComponent(address.slice(address.indexOf(',') + 1))
  const picture = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
  expect(picture.getAttribute('width')).toBe('200')
  expect(picture.querySelector('rect')?.getAttribute('style')).toContain('rgb(188, 77, 43)')
  expect(picture.querySelector('text')?.textContent).toBe('Jauh & dekat')
})
