/** `/opd/pelatihan/usulan/baru`: a new proposal, beginning with the chosen competence; it stays on the device until it is saved. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { Gone } from '@/components/states'
import { useStoredState } from '@/lib/device-storage'
import { usePeriod } from '@/lib/session'

import { placeQuery, planQuery } from './plan-queries'
import { ProposalForm } from './proposal-form'
import { emptyWords, type Words } from './proposal-words'

const route = getRouteApi('/opd/pelatihan/usulan/baru')

export function NewProposalPage() {
  const { unit, kompetensi, tahun } = route.useSearch()
  const now = usePeriod().year
  const year = tahun ?? now
  const { data: place } = useSuspenseQuery(placeQuery(unit))
  const { data: plan } = useSuspenseQuery(planQuery(place.unit.id, year))
  const [words, write, forget] = useStoredState<Words>(`sk-training-new-${place.unit.id}-${kompetensi ?? ''}`, emptyWords(place.unit.id, kompetensi))
  if (!plan.may.includes('propose')) return <Gone />
  return <ProposalForm words={words} plan={plan} onWrite={write} onSaved={forget} />
}
