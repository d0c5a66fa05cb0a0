/** The whole navigation, on a phone. */
import { Dialog } from '@/components/dialog'
import { useMessages } from '@/i18n/language'
import type { Me } from '@/lib/session'

import { navGroups } from './nav-items'
import { shellMessages } from './shell-messages'
import { NavLink } from './side-nav'

type MoreDialogProps = { me: Me; opened: boolean; onClose: () => void }

export function MoreDialog({ me, opened, onClose }: MoreDialogProps) {
  const t = useMessages(shellMessages)
  return (
    <Dialog opened={opened} onClose={onClose} title={<b>{t.nav}</b>} closeButtonProps={{ 'aria-label': t.close }}>
      <nav className="more-list" aria-label={t.nav}>
        {navGroups(me, t).map((group) => (
          <div key={group.items[0]?.to}>
            {group.title && <p className="tiny dim" style={{ margin: '12px 10px 4px', fontWeight: 600 }}>{group.title}</p>}
            {group.items.map((item) => (
              <NavLink key={item.to} item={item} onClick={onClose} />
            ))}
          </div>
        ))}
      </nav>
    </Dialog>
  )
}
