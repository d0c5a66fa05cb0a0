/** Reminds whoever has to act on a case, once a day; says whom it reached. */
import { Button } from '@mantine/core'

import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { caseMessages } from './case-messages'
import { type CaseLine, useRemind } from './service-queries'

export function RemindButton({ serviceId, one }: { serviceId: string; one: Pick<CaseLine, 'id' | 'external_key' | 'may_remind' | 'reminded_on'> }) {
  const t = useMessages(caseMessages)
  const remind = useRemind(serviceId)
  if (remind.data) return <p role="status" className="small">{t.reminded(remind.data.to.map((who) => who.name))}</p>
  if (!one.may_remind) return one.reminded_on ? <p className="small dim">{t.remindedToday}</p> : null
  return (
    <>
      <Button variant="default" loading={remind.isPending} aria-label={t.remindOf(one.external_key)} onClick={() => remind.mutate(one.id)}>{t.remind}</Button>
      {remind.error && <ProblemNotice error={remind.error} />}
    </>
  )
}
