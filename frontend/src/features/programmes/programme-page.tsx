/** `/opd/pelatihan/usulan/:programme`: what a programme is for, what comes next, who has its seats, and what it brought. */
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { AboutCard } from './about-card'
import { AnswersCard } from './answers-card'
import { AttendanceCard } from './attendance-card'
import { CancelButton } from './cancel-button'
import { EffectCard } from './effect-card'
import { NextStep } from './next-step'
import { programmeMessages } from './programme-messages'
import { type Programme, programmeQuery, seatsQuery } from './programme-queries'
import { SeatsCard } from './seats-card'

const route = getRouteApi('/opd/pelatihan/usulan/$programmeId')
const CHIP = { draft: '', proposed: 'wait', approved: 'note', rejected: 'bad', done: 'note', cancelled: 'bad' }

export function ProgrammePage() {
  const t = useMessages(programmeMessages)
  const { programmeId } = route.useParams()
  const { data: programme } = useSuspenseQuery(programmeQuery(programmeId))
  const { data: { items: seats } } = useSuspenseQuery(seatsQuery(programmeId))
  const keeps = programme.may.includes('attend')
  // What is to be judged stands before the judgement.
  const decides = programme.may.includes('decide')
  const next = <NextStep programme={programme} seats={seats} />
  return (
    <div className="programme">
      <PageHead title={programme.title} aside={<StateChip programme={programme} />}>{t.of(programme.provider, programme.unit.name)}</PageHead>
      <div className="stack">
        {!decides && next}
        {programme.state === 'done' && <EffectCard programme={programme} />}
        {programme.state === 'done' && <AnswersCard programme={programme} />}
        {keeps && <AttendanceCard programme={programme} seats={seats} />}
        <AboutCard programme={programme} />
        {decides && next}
        <SeatsCard programme={programme} seats={seats} />
      </div>
      <div className="line spread no-print programme-foot">
        <TextLink to="/pelatihan/katalog">{t.back}</TextLink>
        <CancelButton programme={programme} />
      </div>
    </div>
  )
}

export function StateChip({ programme }: { programme: Programme }) {
  const t = useMessages(programmeMessages)
  return <span className={`chip strong ${CHIP[programme.state]}`}>{programme.is_running ? t.state.running : t.state[programme.state]}</span>
}
