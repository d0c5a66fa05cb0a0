/** The city's turn: what waits for its decision, by window and path, wherever one looks. */
import { useQuery } from '@tanstack/react-query'

import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull, number } from '@/lib/format'

import { candidateMessages } from './candidate-messages'
import { pathMessages } from './path-messages'
import { type Proposal, waitingQuery } from './proposal-queries'

export function WaitingBox() {
  const t = useMessages(candidateMessages)
  const paths = useMessages(pathMessages)
  const language = useLanguage()
  const waiting = useQuery(waitingQuery)
  if (!waiting.data || waiting.data.total === 0) return null
  return (
    <div className="box turn">
      <p><b>{t.yourTurn(number(waiting.data.total, language))}</b></p>
      <ul className="plain-list">
        {together(waiting.data.items).map(({ window_on, path, count }) => (
          <li key={`${window_on} ${path}`}>
            <TextLink to="/kenaikan-pangkat" search={{ jendela: window_on, jalur: path, usul: 'proposed' }}>{dateFull(window_on, language)}, {paths.path[path]}</TextLink>: {count}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Group = Pick<Proposal, 'window_on' | 'path'> & { count: number }

/** The nearest window first. */
function together(proposals: Proposal[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { window_on, path } of proposals) {
    const group = groups.get(`${window_on} ${path}`)
    if (group) group.count += 1
    else groups.set(`${window_on} ${path}`, { window_on, path, count: 1 })
  }
  return [...groups.values()].sort((one, other) => one.window_on.localeCompare(other.window_on))
}
