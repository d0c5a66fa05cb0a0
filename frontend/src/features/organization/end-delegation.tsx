/** Takes a delegation back before its last day; after a question. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { delegationMessages } from './delegation-messages'
import { type Person, useEndDelegation } from './organization-queries'

type EndDelegationProps = { person: Person; relation: Person['assessors'][number] }

export function EndDelegation({ person, relation }: EndDelegationProps) {
  const t = useMessages(delegationMessages)
  const [asked, setAsked] = useState(false)
  const end = useEndDelegation(person.id)
  return (
    <div className="no-print">
      <Button size="sm" variant="default" aria-label={`${t.end}: ${relation.assessor_name}`} onClick={() => setAsked(true)}>{t.end}</Button>
      <ProblemNotice error={end.error} />
      <Confirm opened={asked} title={t.endAsk(relation.assessor_name)} act={t.end} busy={end.isPending} onClose={() => setAsked(false)} onAct={() => end.mutate(relation.id, { onSettled: () => setAsked(false) })}>
        <p style={{ margin: 0 }}>{t.endMore}</p>
      </Confirm>
    </div>
  )
}
