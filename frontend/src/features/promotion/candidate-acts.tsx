/** One filled button: propose the chosen, or decide them; giving back stands beside it. A dialog keeps whom it was opened for. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { useMessages } from '@/i18n/language'

import { candidateMessages } from './candidate-messages'
import type { Candidate, CandidateList } from './promotion-queries'
import type { Waiting } from './proposal-queries'
import { DecideDialog, GiveBackDialog, ProposeDialog } from './dialogs'

type Act = 'propose' | 'return' | 'decide'
type CandidateActsProps = {
  head: CandidateList
  chosen: Candidate[]
  decides: boolean
  /** Somebody of the list may be chosen. */
  shown: boolean
}

export function CandidateActs({ head, chosen, decides, shown }: CandidateActsProps) {
  const t = useMessages(candidateMessages)
  const [open, setOpen] = useState<{ act: Act; people: Candidate[] } | null>(null)
  const close = () => setOpen(null)
  const act = (which: Act) => setOpen({ act: which, people: chosen })
  const waiting = open?.people.flatMap(waitingOf) ?? []
  const none = chosen.length === 0
  return (
    <>
      {shown && (
        <div className="line no-print">
          {decides && <Button variant="default" disabled={none} onClick={() => act('return')}>{t.giveBack}</Button>}
          {decides && <Button disabled={none} onClick={() => act('decide')}>{t.decide(chosen.length)}</Button>}
          {!decides && <Button disabled={none} onClick={() => act('propose')}>{t.propose(chosen.length)}</Button>}
        </div>
      )}
      {open?.act === 'propose' && <ProposeDialog window={head.window_on} path={head.path} people={open.people} onClose={close} />}
      {open?.act === 'return' && <GiveBackDialog proposals={waiting} onClose={close} />}
      {open?.act === 'decide' && <DecideDialog proposals={waiting} window={head.window_on} path={head.path} onClose={close} />}
    </>
  )
}

const waitingOf = ({ name, detail: { proposal } }: Candidate): Waiting[] => (proposal ? [{ id: proposal.id, version: proposal.version, name }] : [])
