/** Turns the pages of a list. */
import { Button } from '@mantine/core'

import { useMessages } from '@/i18n/language'

import { commonMessages } from './common-messages'

type PagerProps = { page: number; size: number; total: number; onPage: (page: number) => void }

export function Pager({ page, size, total, onPage }: PagerProps) {
  const t = useMessages(commonMessages)
  const pages = Math.max(1, Math.ceil(total / size))
  if (pages === 1) return null
  return (
    <nav className="pager" aria-label={t.page(page, pages)}>
      <Button variant="default" size="sm" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t.previous}
      </Button>
      <span className="dim small">{t.page(page, pages)}</span>
      <Button variant="default" size="sm" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t.next}
      </Button>
    </nav>
  )
}
