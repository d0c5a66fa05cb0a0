/** Says that something changed elsewhere; floats over the page, so that nothing moves until it is tapped. */
import { IconRefresh } from '@tabler/icons-react'

import { useMessages } from '@/i18n/language'

import { shellMessages } from './shell-messages'

type NewChangesProps = { count: number; onShow: () => void }

export function NewChanges({ count, onShow }: NewChangesProps) {
  const t = useMessages(shellMessages)
  return (
    <div className="news" role="status">
      {count > 0 && (
        <button type="button" onClick={onShow}>
          <IconRefresh size={18} stroke={2} aria-hidden="true" />
          <b>{t.news(count)}</b> <span>{t.showNews}</span>
        </button>
      )}
    </div>
  )
}
