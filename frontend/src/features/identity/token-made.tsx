/** A new token, shown this once, with a line to try it. */
import { Button } from '@mantine/core'

import { CopyButton } from '@/components/copy-button'
import { useMessages } from '@/i18n/language'

import type { Scope } from './account-queries'
import { tokenMessages } from './token-messages'
import { curlFor } from './token-scopes'

type TokenMadeProps = { token: string; scopes: readonly Scope[]; onClose: () => void }

export function TokenMade({ token, scopes, onClose }: TokenMadeProps) {
  const t = useMessages(tokenMessages)
  const example = curlFor(scopes)
  return (
    <div className="stack">
      <p className="box warn" role="status" style={{ margin: 0 }}>{t.madeLead}</p>
      <code className="secret">{token}</code>
      <div>
        <CopyButton text={token} label={t.copyToken} />
      </div>
      {example && (
        <section className="stack-sm" aria-labelledby="contoh">
          <h3 id="contoh" style={{ margin: 0 }}>{t.example}</h3>
          <p className="small" style={{ margin: 0 }}>{t.exampleLead}</p>
          <code className="secret">{example}</code>
          <div>
            <CopyButton text={example} label={t.copyExample} />
          </div>
        </section>
      )}
      <div className="line end">
        <Button onClick={onClose}>{t.kept}</Button>
      </div>
    </div>
  )
}
