/** What "without a name" means, and how that is kept. */
import { useMessages } from '@/i18n/language'

import { talkMessages } from './talk-messages'

export function PromiseCard() {
  const t = useMessages(talkMessages)
  return (
    <section className="box stack-sm" aria-label={t.promiseTitle}>
      <h2>{t.promiseTitle}</h2>
      <p className="small">{t.promise}</p>
      <details className="small"><summary>{t.how}</summary><p>{t.howMore}</p></details>
    </section>
  )
}
