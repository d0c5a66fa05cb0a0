/** Says who will be told and what comes next, then proposes; who is not ready any more is named. */
import { Button } from '@mantine/core'

import { commonMessages } from '@/components/common-messages'
import { Dialog } from '@/components/dialog'
import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'

import { conditionMessages } from './condition-messages'
import { type LeftOut, OutcomeNote } from './outcome-note'
import type { Path } from './promotion-queries'
import { proposalMessages } from './proposal-messages'
import { type ProposedList, usePropose } from './proposal-queries'

type ProposeDialogProps = { window: string; path: Path; people: readonly { id: string; name: string }[]; onClose: () => void }

export function ProposeDialog({ window, path, people, onClose }: ProposeDialogProps) {
  const t = useMessages(proposalMessages)
  const common = useMessages(commonMessages)
  const language = useLanguage()
  const leftOut = useLeftOut()
  const propose = usePropose()
  const what = (path === 'jenjang' ? t.propose.level : t.propose.grade)(dateFull(window, language))
  const count = propose.variables?.employee_ids.length ?? people.length
  return (
    <Dialog opened onClose={onClose} title={<b>{t.propose.title(count, what)}</b>} closeButtonProps={{ 'aria-label': common.close }}>
      <div className="stack promotion-dialog">
        {propose.data ? (
          <OutcomeNote done={t.propose.done(propose.data.proposed)} left={propose.data.items.flatMap(leftOut)} onClose={onClose} />
        ) : (
          <>
            <p>{t.propose.lead}</p>
            <p className="small dim">{t.propose.more}</p>
            <ProblemNotice error={propose.error} />
            <div className="line end">
              <Button variant="default" onClick={onClose}>{common.cancel}</Button>
              <Button loading={propose.isPending} onClick={() => propose.mutate({ window_on: window, path, employee_ids: people.map((one) => one.id) })}>{t.propose.act(count)}</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

function useLeftOut() {
  const { why, somebody } = useMessages(proposalMessages).propose
  const { name } = useMessages(conditionMessages)
  return ({ employee_id, name: person, outcome, missing }: ProposedList['items'][number]): LeftOut[] => {
    if (outcome === 'proposed') return []
    const said = outcome === 'not_ready' ? why.not_ready(missing.map((code) => name[code]).join(', ')) : why[outcome]
    return [{ key: employee_id, name: person ?? somebody, why: said }]
  }
}
