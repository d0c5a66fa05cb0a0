/** `/opd/kompetensi`: the competence model as HR keeps it: what there is, what posts require, which words tell of it. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { PageHead } from '@/components/page-head'
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort, number } from '@/lib/format'
import { useToday } from '@/lib/session'

import { CompetenceDialog } from './competence-dialog'
import { FileCard } from './file-card'
import { modelMessages } from './model-messages'
import { wordsQuery } from './model-queries'
import { type Competence, competencesQuery } from './plan-queries'
import { PostsCard } from './posts-card'
import { useKeptAgency } from './use-kept-agency'
import { WordsCard } from './words-card'

const GROUPS = ['teknis', 'manajerial', 'sosio_kultural'] as const
const NEVER = '9'

export function ModelPage() {
  const t = useMessages(modelMessages)
  const language = useLanguage()
  const today = useToday()
  const { data: model } = useSuspenseQuery(competencesQuery)
  const [open, setOpen] = useState<Competence | 'new' | null>(null)
  const agencyId = useKeptAgency()
  const held = model.items.filter((one) => one.valid_from <= today && today < one.valid_until && [null, agencyId ?? one.agency_id].includes(one.agency_id))
  const mayAdd = model.may.includes('add')
  return (
    <div className="training-plan">
      <nav className="crumbs small"><TextLink to="/opd/pelatihan">{t.back}</TextLink></nav>
      <PageHead title={t.heading(number(held.length, language))} documentTitle={t.title} aside={mayAdd && <Button leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />} onClick={() => setOpen('new')}>{t.add}</Button>}>
        {t.lead}
      </PageHead>
      <div className="two-even">
        <div className="stack">
          {GROUPS.map((group) => <Group key={group} group={group} competences={held.filter((one) => one.group === group)} onChange={setOpen} />)}
        </div>
        <div className="stack">
          <PostsCard competences={held} mayChange={mayAdd} />
          <WordsCard competences={held} mayChange={mayAdd} />
          {mayAdd && <FileCard />}
        </div>
      </div>
      {open && <CompetenceDialog competence={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </div>
  )
}

type GroupProps = { group: (typeof GROUPS)[number]; competences: Competence[]; onChange: (competence: Competence) => void }

function Group({ group, competences, onChange }: GroupProps) {
  const t = useMessages(modelMessages)
  const language = useLanguage()
  const { data: words } = useSuspenseQuery(wordsQuery)
  const agencyId = useKeptAgency()
  return (
    <section className="card" aria-labelledby={`grup-${group}`}>
      <header><h2 id={`grup-${group}`}>{t.groups[group]}</h2><span className="dim small">{competences.length}</span></header>
      {competences.length === 0 && <p className="card-body dim" style={{ margin: 0 }}>{t.noTechnical}</p>}
      <ul className="rows">
        {competences.map((one) => {
          const told = words.items.filter((word) => word.competence_code === one.code).map((word) => `“${word.words}”`).join(', ')
          return (
            <li key={one.id} className="line spread">
              <div>
                <b>{one.name}</b> {one.agency_id !== null && one.agency_id === agencyId && <span className="small dim">{t.ofAgency}</span>}
                {one.description && <div className="small">{one.description}</div>}
                <div className="tiny dim">{told ? t.wordsOf(told) : t.noWords}{!one.valid_until.startsWith(NEVER) && `. ${t.over(dateShort(one.valid_until, language))}`}</div>
                {one.levels && <details className="small"><summary>{t.levels}</summary><ol>{one.levels.map((level) => <li key={level}>{level}</li>)}</ol></details>}
              </div>
              {one.may.includes('change') && <Button variant="default" size="xs" aria-label={t.changeOf(one.name)} onClick={() => onChange(one)}>{t.change}</Button>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
