/** The frame of all pages before one is in: the city's promise beside a form. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'

import { Mark, Selvedge } from '@/components/mark'
import { chooseLanguage, useLanguage, useMessages } from '@/i18n/language'
import { healthQuery } from '@/lib/session'

import { signInMessages } from './sign-in-messages'

type GateProps = { title: string; lead: string; children: ReactNode }

export function Gate({ title, lead, children }: GateProps) {
  const t = useMessages(signInMessages)
  const language = useLanguage()
  const health = useQuery(healthQuery)
  useEffect(() => {
    document.title = `${title} · SIM Kinerja ASN`
  }, [title])
  return (
    <>
      <Selvedge />
      <div className="gate">
        <header className="gate-panel">
          <div className="line">
            <Mark size={44} light />
            <div style={{ lineHeight: 1.25 }}>
              <b style={{ fontSize: '1.125rem' }}>SIM Kinerja ASN</b>
              <div className="small">{t.city}</div>
            </div>
          </div>
          <div className="long" style={{ maxWidth: 440 }}>
            <p style={{ fontSize: '2rem', lineHeight: 1.2, fontWeight: 700, margin: '0 0 16px' }}>{t.promise}</p>
            <p style={{ margin: 0, fontSize: '1.0625rem' }}>{t.promiseMore}</p>
          </div>
          <p className="long tiny" style={{ margin: 0 }}>{t.law}</p>
          <Mark className="giant" light />
        </header>
        <main className="gate-form">
          <div className="stack">
            <div>
              <h1 style={{ margin: '0 0 4px' }}>{title}</h1>
              <p className="dim" style={{ margin: 0 }}>{lead}</p>
            </div>
            {health.data?.mode === 'demo' && <div className="box warn small">{t.demo}</div>}
            {children}
            <div>
              <Button variant="subtle" size="sm" onClick={() => chooseLanguage(language === 'id' ? 'en' : 'id')}>
                {t.language}
              </Button>
            </div>
          </div>
        </main>
      </div>
    </>
  )
}
