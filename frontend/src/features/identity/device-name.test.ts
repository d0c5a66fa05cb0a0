import { expect, test } from 'vitest'

import { deviceName } from './device-name'

const on = (browser: string, system: string) => `${browser} di ${system}`

test('a device is called as people call it', () => {
  expect(deviceName('Mozilla/5.0 (Linux; Android 8.1; SM-J250F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/14.0 Chrome/87.0 Mobile Safari/537.36', on)).toBe('Samsung Internet di Android')
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0', on)).toBe('Edge di Windows')
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.0 Mobile Safari/604.1', on)).toBe('Safari di iPhone')
})

test('what is unknown says itself', () => {
  expect(deviceName('Python-urllib/3.11', on)).toBe('Python-urllib/3.11')
})
