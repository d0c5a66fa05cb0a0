/** The sessions of coaching, and a new one to be put on record. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import type { components } from '@/api/contract'
import { useMessages } from '@/i18n/language'

import { GuidanceDialog } from './guidance-dialog'
import { guidanceMessages } from './guidance-messages'
import { GuidanceItem } from './guidance-item'
import { type GuidanceKind } from './improvement-queries'

type GuidanceCardProps = { employee: string; sessions: components['schemas']['GuidanceList'] }

export function GuidanceCard({ employee, sessions }: GuidanceCardProps) {
  const t = useMessages(guidanceMessages)
  const [asked, setAsked] = useState<GuidanceKind | null>(null)
  return (
    <section className="card" aria-labelledby="bimbingan">
      <header><div><h2 id="bimbingan">{t.title}</h2><p className="small dim" style={{ margin: 0 }}>{t.lead}</p></div></header>
      {sessions.items.length === 0 ? <p className="card-body" style={{ margin: 0 }}>{t.none}</p> : <ul className="rows">{sessions.items.map((one) => <GuidanceItem key={one.id} one={one} />)}</ul>}
      {sessions.may.length > 0 && (
        <div className="card-body line">
          {sessions.may.map((kind) => <Button key={kind} variant={kind === 'bimbingan' ? 'default' : 'subtle'} onClick={() => setAsked(kind)}>{t.hold[kind]}</Button>)}
        </div>
      )}
      {asked && <GuidanceDialog employee={employee} kind={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}
