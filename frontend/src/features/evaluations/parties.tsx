/** The blocks of forms D.1.1 and D.1.2: who is assessed, who assesses, whose superior signs if it is late. */
import { useMessages } from '@/i18n/language'
import { fullName, nip } from '@/lib/format'

import type { Evaluation } from './evaluation-queries'
import { guardMessages } from './guard-messages'

export function Parties({ evaluation }: { evaluation: Evaluation }) {
  const t = useMessages(guardMessages)
  const { employee, assessor, superior, is_final: isFinal } = evaluation
  return (
    <section className="card" aria-labelledby="pihak">
      <header><h2 id="pihak">{t.parties}</h2></header>
      <ul className="rows small">
        <Block title={t.employee} party={employee} />
        <Block title={t.assessor} party={assessor} signs={!isFinal} />
        {superior ? <Block title={t.superior} party={superior} signs={isFinal} /> : <li><div className="tiny dim">{t.superior}</div>{t.noSuperior}</li>}
      </ul>
      {isFinal && <div className="card-body"><p className="box warn" style={{ margin: 0 }}>{t.final}</p></div>}
    </section>
  )
}

type BlockProps = { title: string; party: Evaluation['employee']; signs?: boolean }

function Block({ title, party, signs = false }: BlockProps) {
  const t = useMessages(guardMessages)
  const lines = [
    [t.nip, party.nip && nip(party.nip)],
    [t.grade, party.grade],
    [t.position, party.position],
    [t.unit, party.unit_name],
  ] as const
  return (
    <li className="stack-sm">
      <div>
        <div className="tiny dim">{title}</div>
        <b>{fullName(party)}</b>{signs && <> <span className="chip">{t.signs}</span></>}
      </div>
      <div className="dim">{lines.flatMap(([label, value]) => (value ? [`${label} ${value}`] : [])).join(' · ')}</div>
    </li>
  )
}
