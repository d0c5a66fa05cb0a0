/** What is not done though no task says so, each with the way to it. */
import { IconArrowRight } from '@tabler/icons-react'

import { ButtonLink } from '@/components/button-link'
import { Deadline } from '@/components/people'
import { useMessages } from '@/i18n/language'
import type { LooseEnd } from '@/lib/loose-ends'
import { useToday } from '@/lib/session'

import { homeMessages } from './home-messages'

/** `first`: nothing else waits, so the first button is the filled one. */
export function LooseEndsCard({ ends, first }: { ends: LooseEnd[]; first: boolean }) {
  const t = useMessages(homeMessages)
  const today = useToday()
  if (ends.length === 0) return null
  return (
    <section className={`card${first ? ' turn' : ''}`} aria-labelledby="belum-selesai">
      <header><h2 id="belum-selesai">{t.unfinished}</h2></header>
      <ul className="rows">
        {ends.map((end, index) => (
          <li key={end.id} className="task">
            <div>
              <p className="what">{end.what}</p>
              {end.why && <p className="why">{end.why}</p>}
              {end.on && <Deadline on={end.on} today={today} />}
            </div>
            <div className="act">
              <ButtonLink {...end.link} variant={first && index === 0 ? 'filled' : 'default'} aria-label={`${end.act}: ${end.what}`} rightSection={<IconArrowRight size={18} stroke={2} aria-hidden="true" />}>{end.act}</ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
