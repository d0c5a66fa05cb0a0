/** Two texts in one, word by word: what went is struck, what came is underlined, and both are said. */
import { useMessages } from '@/i18n/language'

import type { Part } from './policy-queries'
import { resultMessages } from './result-messages'

export function Difference({ parts }: { parts: Part[] }) {
  const t = useMessages(resultMessages).words
  return (
    <span className="difference written">
      {parts.map(({ kept, text }, at) => {
        if (kept === 'same') return <span key={at}>{text}</span>
        const Tag = kept === 'removed' ? 'del' : 'ins'
        return <Tag key={at}><span className="visually-hidden"> {t[kept]} </span>{text}</Tag>
      })}
    </span>
  )
}
