/** What the pages before one is in stand in: the city's promise beside a form. */
import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

import { api } from '@/api/client'
import type { components } from '@/api/contract'
import { came } from '@/api/first-answers'
import { Mark, Selvedge } from '@/components/mark'
import { chooseLanguage, useLanguage, useMessages } from '@/i18n/language'
import { time } from '@/lib/format'

import { signInMessages } from './sign-in-messages'

type SignInShellProps = { title: string; lead: string; children: ReactNode }

export function SignInShell({ title, lead, children }: SignInShellProps) {
  const t = useMessages(signInMessages)
  const language = useLanguage()
  const { health, failed } = useHealth()
  useEffect(() => {
    document.title = `${title} · SIM Kinerja ASN`
  }, [title])
  return (
    <div className="sign-in">
      <header className="sign-in-panel">
        <Mark className="giant" plain />
        <div className="sign-in-brand">
          <Mark size={44} />
          <div>
            <b>SIM Kinerja ASN</b>
            <small>{t.city}</small>
          </div>
        </div>
        <div className="sign-in-words">
          <strong>{t.promise}</strong>
          <p>{t.promiseMore}</p>
        </div>
        <div className="sign-in-foot">
          <p>{t.help}</p>
          <Selvedge height={16} />
        </div>
      </header>
      <main className="sign-in-form">
        <div className="stack">
          <div>
            <h1>{title}</h1>
            <p className="dim" style={{ margin: 0 }}>{lead}</p>
          </div>
          {health?.mode === 'demo' && <p className="box warn small" style={{ margin: 0 }}>{t.demo}</p>}
          {children}
          <div className="sign-in-links dim">
            <span role="status">
              {health && t.running(time(health.server_time))}
              {failed && t.notRunning}
            </span>
            <Button variant="subtle" size="sm" px={8} ml={-8} lang={language === 'id' ? 'en' : 'id'} onClick={() => chooseLanguage(language === 'id' ? 'en' : 'id')}>
              {t.language}
            </Button>
          </div>
        </div>
      </main>
    </div>
  )
}

type Health = components['schemas']['Health']

function useHealth() {
  const [health, setHealth] = useState<Health | undefined>(came('/api/health/live'))
  const [failed, setFailed] = useState(false)
  const isKnown = health !== undefined
  useEffect(() => {
    if (isKnown) return
    api.GET('/api/health/live').then(
      ({ data }) => (data ? setHealth(data) : setFailed(true)),
      () => setFailed(true),
    )
  }, [isKnown])
  return { health, failed }
}
