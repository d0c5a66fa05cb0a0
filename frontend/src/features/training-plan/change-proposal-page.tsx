/** `/opd/pelatihan/usulan/:id/ubah`: a proposal that is written anew, before it is handed to the head or after it came back. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { useMessages } from '@/i18n/language'

import { planQuery } from './plan-queries'
import { ProposalForm } from './proposal-form'
import { proposalMessages } from './proposal-messages'
import { programmeQuery } from './proposal-queries'
import { wordsOf } from './proposal-words'

const route = getRouteApi('/opd/pelatihan/usulan/$programmeId/ubah')

export function ChangeProposalPage() {
  const t = useMessages(proposalMessages)
  const { programmeId } = route.useParams()
  const { data: kept } = useSuspenseQuery(programmeQuery(programmeId))
  const { data: plan } = useSuspenseQuery(planQuery(kept.unit.id, Number(kept.from_on.slice(0, 4))))
  const [words, setWords] = useState(() => wordsOf(kept))
  if (!kept.may.includes('change')) {
    return (
      <div className="page-text stack">
        <PageHead title={t.changeTitle}>{t.notNow}</PageHead>
        <div><ButtonLink to="/opd/pelatihan" variant="default">{t.toList}</ButtonLink></div>
      </div>
    )
  }
  return <ProposalForm words={words} plan={plan} kept={kept} onWrite={setWords} onSaved={() => undefined} />
}
