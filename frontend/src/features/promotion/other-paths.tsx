/** The paths that do not apply, each with why. */
import { useMessages } from '@/i18n/language'

import { pathMessages } from './path-messages'
import { personMessages } from './person-messages'
import type { PathView } from './promotion-queries'
import { WhyNot } from './why-not'

export function OtherPaths({ paths }: { paths: PathView[] }) {
  const t = useMessages(personMessages)
  const words = useMessages(pathMessages)
  if (paths.length === 0) return null
  return (
    <details className="card fold">
      <summary><b>{t.other}</b> <span className="dim">{paths.length}</span></summary>
      <ul className="rows">
        {paths.map(({ path, why_not }) => <li key={path}><b>{words.path[path]}</b><br />{why_not && <WhyNot why={why_not} />}</li>)}
      </ul>
    </details>
  )
}
