/** Hands a proposal to the head of the agency. */
import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { programmeMessages } from './programme-messages'
import { useProposeProgramme } from './proposal-queries'

type ProposeDialogProps = { id: string; version: number; title: string; onClose: () => void }

export function ProposeDialog({ id, version, title, onClose }: ProposeDialogProps) {
  const t = useMessages(programmeMessages).sending
  const propose = useProposeProgramme()
  return (
    <Confirm opened title={t.title(title)} act={t.act} busy={propose.isPending} onAct={() => propose.mutate({ id, version }, { onSuccess: onClose })} onClose={onClose}>
      <p style={{ margin: 0 }}>{t.lead}</p>
      <ProblemNotice error={propose.error} />
    </Confirm>
  )
}
