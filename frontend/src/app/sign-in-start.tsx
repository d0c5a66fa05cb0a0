/** Starts one of the three pages before one is in. They lead on by loading the page that follows, so no router is needed. */
import './styles/all-sign-in.css'

import { ActivationPage } from '@/features/identity/activation-page'
import { ChangePage } from '@/features/identity/change-page'
import { SignInPage } from '@/features/identity/sign-in-page'

import { renderRoot } from './render-root'

const PAGES: Record<string, () => React.JSX.Element> = { '/masuk/aktivasi': ActivationPage, '/masuk/ganti-sandi': ChangePage }

export function start() {
  const Page = PAGES[location.pathname.replace(/\/$/, '')] ?? SignInPage
  renderRoot(<Page />)
}
