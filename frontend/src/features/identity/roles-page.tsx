/** `/kota/peran`: who holds which role; given in words, ended after a question. */
import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { PageHead } from '@/components/page-head'
import { PersonFinder } from '@/components/person-finder'
import { ProblemNotice } from '@/components/problem-notice'
import { Empty, Gone, Loading } from '@/components/states'
import { useMessages } from '@/i18n/language'
import type { FoundPerson } from '@/lib/find-people'
import { fullName } from '@/lib/format'
import { useMe } from '@/lib/session'
import { agenciesQuery } from '@/lib/units'

import { RoleForm } from './role-form'
import { RoleHolders } from './role-holders'
import { roleMessages } from './role-messages'
import { type RoleHolder, rolesQuery, useEndRole } from './role-queries'

/** Whoever it is not for finds no page. */
export function RolesPage() {
  return useMe().may.includes('roles') ? <Roles /> : <Gone />
}

function Roles() {
  const t = useMessages(roleMessages)
  const [who, setWho] = useState<FoundPerson | null>(null)
  const [withEnded, setWithEnded] = useState(false)
  const [giving, setGiving] = useState(false)
  const [given, setGiven] = useState<string | null>(null)
  const [ending, setEnding] = useState<RoleHolder | null>(null)
  const held = useQuery({ ...rolesQuery(withEnded, who?.id), placeholderData: keepPreviousData })
  const done = (name: string) => {
    setGiven(name)
    setGiving(false)
  }
  return (
    <>
      <PageHead title={t.title} aside={<Button leftSection={<IconPlus size={18} stroke={2} aria-hidden="true" />} onClick={() => setGiving(true)}>{t.give}</Button>}>
        {t.lead}
      </PageHead>
      <div role="status">{given && <p className="box note" style={{ margin: '0 0 16px' }}>{t.given(given)}</p>}</div>
      <div className="stack">
        <div className="card card-body stack-sm" role="search">
          <PersonFinder label={t.who} value={who} onChange={setWho} />
          <Checkbox label={t.ended} checked={withEnded} onChange={(event) => setWithEnded(event.currentTarget.checked)} />
        </div>
        {held.isPending && <Loading />}
        {held.isError && <ProblemNotice error={held.error} onRetry={() => void held.refetch()} />}
        {held.data?.items.length === 0 && (
          <section className="card"><Empty title={who ? t.noneOf(fullName(who)) : t.none} /></section>
        )}
        {held.data && <RoleHolders held={held.data.items} onEnd={setEnding} />}
      </div>
      {giving && <RoleForm onGiven={done} onClose={() => setGiving(false)} />}
      {ending && <EndRole role={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function EndRole({ role, onClose }: { role: RoleHolder; onClose: () => void }) {
  const t = useMessages(roleMessages)
  const agencies = useQuery(agenciesQuery)
  const end = useEndRole()
  const where = agencies.data?.items.find((one) => one.id === role.for_agency_id)?.name ?? ''
  return (
    <Confirm opened danger title={t.endAsk(role.name, t.as[role.role](where))} act={t.endAct} busy={end.isPending} onClose={onClose} onAct={() => end.mutate(role.id, { onSuccess: onClose })}>
      <p style={{ margin: 0 }}>{t.endMore}</p>
      <ProblemNotice error={end.error} />
    </Confirm>
  )
}
