/** What the head of the page has beside the program: the one font file that every page shows, and the mark in the browser's tab. */
import { readFileSync } from 'node:fs'

import type { Plugin } from 'vite'

const MARK = new URL('../src/mark.svg', import.meta.url)

export function head(): Plugin {
  return {
    name: 'head',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        // Within the page, or it would be a file more to ask for.
        const mark = { rel: 'icon', type: 'image/svg+xml', href: `data:image/svg+xml;base64,${readFileSync(MARK, 'base64')}` }
        const font = Object.keys(bundle ?? {}).find((name) => /sans-latin-wght.*\.woff2$/.test(name))
        const ahead = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: '', fetchpriority: 'low' }
        return (font ? [ahead, mark] : [mark]).map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' }))
      },
    },
  }
}
