/** What was proposed for somebody and what was decided of it, the newest first; whose turn it is may act here. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Loading } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull, dateShort, number } from '@/lib/format'

import { candidateMessages } from './candidate-messages'
import { DecideDialog, GiveBackDialog } from './dialogs'
import { pathMessages } from './path-messages'
import { proposalMessages } from './proposal-messages'
import { type Proposal, proposalQuery, proposalsQuery } from './proposal-queries'
import { Rise } from './rise'

export function ProposalsCard({ employeeId }: { employeeId: string }) {
  const t = useMessages(proposalMessages)
  const list = useQuery(proposalsQuery(employeeId))
  return (
    <section className="card" aria-labelledby="usulan">
      <header><h2 id="usulan">{t.history}</h2></header>
      {list.isPending && <div className="card-body"><Loading lines={1} /></div>}
      {list.isError && <div className="card-body"><ProblemNotice error={list.error} onRetry={() => void list.refetch()} /></div>}
      {list.data?.items.length === 0 && <Empty title={t.noHistory} />}
      {list.data && list.data.items.length > 0 && <ul className="rows">{list.data.items.map((one) => <ProposalRow key={one.id} one={one} />)}</ul>}
    </section>
  )
}

function ProposalRow({ one }: { one: Proposal }) {
  const t = useMessages(proposalMessages)
  const words = useMessages(pathMessages)
  const language = useLanguage()
  const day = (iso: string) => dateShort(iso, language)
  const waitsFor = one.state === 'accepted' && one.effective_on && !one.carried_out_on
  return (
    <li className="stack-sm proposal">
      <div className="line spread">
        <b>{dateFull(one.window_on, language)}</b>
        <span className={one.state === 'accepted' ? 'chip note' : one.state === 'proposed' ? 'chip wait' : 'chip warn'}>{words.proposal[one.state]}</span>
      </div>
      <span><Rise {...one} /> <span className="small dim">{t.by(one.proposed_by_name, day(one.proposed_at))}</span></span>
      {one.number && one.effective_on && <span className="small">{t.decided(one.number, day(one.effective_on))}</span>}
      {waitsFor && <span className="small dim">{t.waitsUntil(day(one.effective_on ?? ''))}</span>}
      {one.carried_out_on && <span className="small dim">{t.carried(day(one.carried_out_on))}</span>}
      {one.surplus && Number(one.surplus) > 0 && <span className="small dim">{(one.surplus_stays ? t.surplus.stays : t.surplus.lost)(number(one.surplus, language))}</span>}
      <ProposalActs one={one} />
      {one.state !== 'proposed' && <Decisions id={one.id} />}
    </li>
  )
}

function ProposalActs({ one }: { one: Proposal }) {
  const t = useMessages(candidateMessages)
  const [open, setOpen] = useState<'return' | 'decide' | null>(null)
  const close = () => setOpen(null)
  const proposals = [{ id: one.id, version: one.version, name: one.employee.name }]
  return (
    <>
      {one.may.length > 0 && (
        <div className="line">
          {one.may.includes('return') && <Button variant="default" size="sm" onClick={() => setOpen('return')}>{t.giveBack}</Button>}
          {one.may.includes('decide') && <Button size="sm" onClick={() => setOpen('decide')}>{t.decide(1)}</Button>}
        </div>
      )}
      {open === 'return' && <GiveBackDialog proposals={proposals} onClose={close} />}
      {open === 'decide' && <DecideDialog proposals={proposals} window={one.window_on} path={one.path} onClose={close} />}
    </>
  )
}

/** Read when it is opened. */
function Decisions({ id }: { id: string }) {
  const t = useMessages(proposalMessages)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const proposal = useQuery({ ...proposalQuery(id), enabled: open })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.details}</summary>
      {proposal.isError && <ProblemNotice error={proposal.error} />}
      <ul className="lines">
        {proposal.data?.decisions.map((one) => (
          <li key={one.id}>
            <b>{t.decisions[one.outcome]}</b> <span className="small dim">{t.decidedBy(one.decided_by_name, dateShort(one.created_at, language))}</span>
            {one.reason && <div>“{one.reason}”</div>}
          </li>
        ))}
      </ul>
    </details>
  )
}
