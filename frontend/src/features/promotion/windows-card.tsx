/** What comes of each open path at the next windows; a window opens with its conditions. */
import { TextLink } from '@/components/text-link'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateFull } from '@/lib/format'

import { pathMessages } from './path-messages'
import { personMessages } from './person-messages'
import type { PathView, Promotion } from './promotion-queries'

export function WindowsCard({ promotion, paths }: { promotion: Promotion; paths: PathView[] }) {
  const t = useMessages(personMessages)
  const words = useMessages(pathMessages)
  const language = useLanguage()
  if (paths.length === 0 || promotion.windows.length === 0) return null
  return (
    <section className="card" aria-labelledby="jendela">
      <header>
        <div>
          <h2 id="jendela">{t.windows}</h2>
          <span className="tiny dim">{t.foretold}</span>
        </div>
      </header>
      <table className="plain cards">
        <thead>
          <tr>
            <th scope="col">{t.window}</th>
            {paths.map(({ path }) => <th key={path} scope="col">{words.path[path]}</th>)}
          </tr>
        </thead>
        <tbody>
          {promotion.windows.map(({ window_on, outcomes }) => (
            <tr key={window_on}>
              <th scope="row">
                {window_on === promotion.window_on ? (
                  <>{dateFull(window_on, language)} <span className="chip">{t.shown}</span></>
                ) : (
                  <TextLink to="/kenaikan-pangkat/$employeeId" params={{ employeeId: promotion.employee.id }} search={{ jendela: window_on }}>{dateFull(window_on, language)}</TextLink>
                )}
              </th>
              {paths.map(({ path }) => {
                const outcome = outcomes[path]
                return <td key={path} data-label={words.path[path]}>{outcome ? words.outcome[outcome] : '—'}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
