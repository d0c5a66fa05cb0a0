/** Why a path does not apply to somebody. */
import { useMessages } from '@/i18n/language'

import { pathMessages } from './path-messages'
import type { PathView } from './promotion-queries'

export function WhyNot({ why: { code, path } }: { why: NonNullable<PathView['why_not']> }) {
  const t = useMessages(pathMessages)
  const said = code === 'another_path' ? t.whyNot.another_path(path ? t.path[path] : t.otherPath) : t.whyNot[code]
  return <span className="dim">{said}</span>
}
