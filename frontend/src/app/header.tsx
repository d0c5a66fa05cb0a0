/** The head of all pages: mark, period, connection, account. */
import { IconArrowLeft, IconCloudCheck, IconCloudOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'

import { commonMessages } from '@/components/common-messages'
import { Mark } from '@/components/mark'
import { useLanguage, useMessages } from '@/i18n/language'
import { time } from '@/lib/format'
import { useShownTitle } from '@/lib/page-title'
import { periodName } from '@/lib/period'
import { type Me, periodQuery } from '@/lib/session'

import { AccountMenu } from './account-menu'
import { shellMessages } from './shell-messages'

/** `until` is up to when what is shown is; nothing while changes come by themselves. */
type HeaderProps = { me: Me | undefined; isFocus: boolean; online: boolean; until: string | null }

export function Header({ me, isFocus, online, until }: HeaderProps) {
  const t = useMessages(shellMessages)
  const language = useLanguage()
  const period = useQuery({ ...periodQuery, enabled: me !== undefined })
  const isCurrent = online && until === null
  const Cloud = isCurrent ? IconCloudCheck : IconCloudOff
  return (
    <header className="shell-bar">
      {isFocus && <BackAndTitle />}
      <Link to="/beranda" className="brand">
        <Mark size={32} />
        <span>
          <b>SIM Kinerja ASN</b>
          <small>{t.city}</small>
        </span>
      </Link>
      <div className="space" />
      {period.data && <span className="desktop-only small" style={{ fontWeight: 700 }}>{periodName(period.data.period.id, language)}</span>}
      <span className={`desktop-only connection${isCurrent ? '' : ' off'}`}>
        <Cloud size={20} stroke={1.8} aria-hidden="true" />
        {!online && t.offline}
        {online && (until === null ? t.connected : t.until(time(until)))}
      </span>
      {me && <AccountMenu me={me} />}
    </header>
  )
}

/** A page that is one task has a way back and its title in the phone's head. */
function BackAndTitle() {
  const common = useMessages(commonMessages)
  const title = useShownTitle()
  const canGoBack = useCanGoBack()
  const { history } = useRouter()
  const navigate = useNavigate()
  const back = () => (canGoBack ? history.back() : void navigate({ to: '/beranda' }))
  return (
    <>
      <button type="button" className="icon-button phone-only" aria-label={common.back} onClick={back}>
        <IconArrowLeft size={24} stroke={1.8} aria-hidden="true" />
      </button>
      <span className="bar-title phone-only" aria-hidden="true">{title}</span>
    </>
  )
}
