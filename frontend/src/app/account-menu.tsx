/** Behind the initials: who I am, how I read, my account, the way out. A plain disclosure: Esc and a tap outside close it. */
import { IconLogout, IconPencil, IconUserCog } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

import { api, dataOf } from '@/api/client'
import { Problem } from '@/api/problem'
import { ReadingSettings } from '@/components/reading-settings'
import { useMessages } from '@/i18n/language'
import { removeDrafts, hasDrafts } from '@/lib/device-storage'
import { fullName, initials } from '@/lib/format'
import type { Me } from '@/lib/session'

import { shellMessages } from './shell-messages'

export function AccountMenu({ me }: { me: Me }) {
  const t = useMessages(shellMessages)
  const [opened, setOpened] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => setOpened(false)
  useTapOutside(area, opened, close)

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || !opened) return
    close()
    button.current?.focus()
  }

  return (
    <div className="account" ref={area} onKeyDown={onKeyDown}>
      <button ref={button} type="button" aria-expanded={opened} aria-controls="akun-panel" onClick={() => setOpened(!opened)}>
        <span className="initials">{initials(me.name)}</span>
        <span className="visually-hidden">{t.accountMenu(me.name)}</span>
      </button>
      {opened && (
        <div className="account-panel" id="akun-panel">
          <div>
            <b>{fullName(me)}</b>
            {me.position && <div className="small dim">{me.position}</div>}
          </div>
          <ReadingSettings />
          <div className="links">
            <Link to="/akun" className="nav-link" onClick={close}>
              <IconUserCog size={20} stroke={1.8} aria-hidden="true" />
              {t.account}
            </Link>
            <SignOut />
          </div>
        </div>
      )}
    </div>
  )
}

type Leaving = 'asked' | 'failed' | null

/** Ends the session for certain, and asks before what was not sent is lost with it. */
function SignOut() {
  const t = useMessages(shellMessages)
  const [leaving, setLeaving] = useState<Leaving>(null)
  const leave = async () => {
    if (leaving === null && hasDrafts()) return setLeaving('asked')
    try {
      dataOf(await api.DELETE('/api/v1/session'))
    } catch (error) {
      if (!(error instanceof Problem && error.status === 401)) return setLeaving('failed')
    }
    removeDrafts()
    location.assign('/masuk')
  }
  return (
    <>
      <div className="small" role="status" style={{ paddingInline: 12 }}>{leaving && t.leaving[leaving]}</div>
      {leaving === 'asked' && (
        <button type="button" className="nav-link" onClick={() => setLeaving(null)}>
          <IconPencil size={20} stroke={1.8} aria-hidden="true" />
          {t.stay}
        </button>
      )}
      <button type="button" className="nav-link" onClick={(event) => event.detail < 2 && void leave()}>
        <IconLogout size={20} stroke={1.8} aria-hidden="true" />
        {leaving === 'asked' ? t.signOutAnyway : t.signOut}
      </button>
    </>
  )
}

function useTapOutside(area: React.RefObject<HTMLElement | null>, active: boolean, act: () => void) {
  useEffect(() => {
    if (!active) return
    const listener = (event: PointerEvent) => {
      if (event.target instanceof Node && !area.current?.contains(event.target)) act()
    }
    document.addEventListener('pointerdown', listener)
    return () => document.removeEventListener('pointerdown', listener)
  })
}
