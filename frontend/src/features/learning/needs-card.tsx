/** What somebody needs to learn and what of it is a wish so far. */
import { Button } from '@mantine/core'
import { IconPlus, IconUser } from '@tabler/icons-react'
import { useState } from 'react'

import { ProblemNotice } from '@/components/problem-notice'
import { Empty } from '@/components/states'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'

import { useWish } from './learning-changes'
import type { Development, Wish } from './learning-queries'
import { needMessages } from './need-messages'
import { NeedRow } from './need-row'
import { WishDialog } from './wish-dialog'

type NeedsCardProps = { development: Development; isOwn: boolean }

export function NeedsCard({ development, isOwn }: NeedsCardProps) {
  const t = useMessages(needMessages)
  const [wishing, setWishing] = useState<Wish | 'new' | null>(null)
  const { employee, needs, wishes } = development
  return (
    <section className="card" aria-labelledby="kebutuhan">
      <header><h2 id="kebutuhan">{t.title(isOwn)}</h2>{needs.length > 0 && <span className="dim">{t.count(needs.length)}</span>}</header>
      {needs.length + wishes.length === 0 && <Empty title={t.none}>{t.noneMore(isOwn)}</Empty>}
      {needs.length + wishes.length > 0 && (
        <ul className="rows">
          {needs.map((need) => <NeedRow key={need.id} employeeId={employee.id} need={need} isOwn={isOwn} />)}
          {wishes.map((wish) => <WishRow key={wish.competence.code} employeeId={employee.id} wish={wish} isOwn={isOwn} onChange={() => setWishing(wish)} />)}
        </ul>
      )}
      {development.may.includes('wish') && (
        <div className="card-foot"><Button variant="default" leftSection={<IconPlus size={18} stroke={1.8} aria-hidden="true" />} onClick={() => setWishing('new')}>{t.wish.add}</Button></div>
      )}
      {wishing && <WishDialog development={development} wish={wishing === 'new' ? null : wishing} onClose={() => setWishing(null)} />}
    </section>
  )
}

type WishRowProps = { employeeId: string; wish: Wish; isOwn: boolean; onChange: () => void }

function WishRow({ employeeId, wish, isOwn, onChange }: WishRowProps) {
  const t = useMessages(needMessages)
  const language = useLanguage()
  const drop = useWish(employeeId)
  const { code, name } = wish.competence
  return (
    <li className="stack-sm">
      <div className="pick"><h3>{name}</h3><span className="chip wait">{t.wish.chip}</span></div>
      <ul className="needs">
        <li>
          <IconUser size={18} stroke={1.8} aria-hidden="true" />
          <div>{t.origin.wish(wish.text)}<div className="tiny dim">{t.origin.wishFrom(isOwn, dateShort(wish.since, language))}</div></div>
        </li>
      </ul>
      <ProblemNotice error={drop.error} />
      {isOwn && (
        <div className="line">
          <button type="button" className="as-link" aria-label={t.wish.changeOne(name)} onClick={onChange}>{t.wish.change}</button>
          <button type="button" className="as-link" aria-label={t.wish.dropOne(name)} disabled={drop.isPending} onClick={() => drop.mutate({ code, text: null })}>{t.wish.drop}</button>
        </div>
      )}
    </li>
  )
}
