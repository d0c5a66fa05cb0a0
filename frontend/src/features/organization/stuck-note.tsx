/** On the page of people: how many evaluations wait for somebody who is away, with the way there. */
import { useQuery } from '@tanstack/react-query'

import { api, dataOf } from '@/api/client'
import { came } from '@/api/first-answers'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'
import { SUBJECTS } from '@/lib/query-keys'

import { postMessages } from './post-messages'

export function StuckNote() {
  const t = useMessages(postMessages)
  const stuck = useQuery({
    queryKey: [...SUBJECTS.evaluations, 'stuck', 'count'],
    queryFn: ({ signal }) => api.GET('/api/v1/stuck-evaluations', { params: { query: { size: 1 } }, signal }).then(dataOf),
    initialData: came('/api/v1/stuck-evaluations', { query: { size: 1 } }),
  })
  if (!stuck.data || stuck.data.total === 0) return null
  return (
    <p className="box warn" style={{ margin: '0 0 16px' }}>
      {t.stuck(stuck.data.total)} <TextLink to="/opd/pegawai/tertahan">{t.seeStuck}</TextLink>
    </p>
  )
}
