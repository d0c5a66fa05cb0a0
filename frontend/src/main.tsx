/** Starts: the way in by itself, so that it is light; everything else in the shell. */
import { SIGN_IN_PATHS } from './app/sign-in-paths'

if (SIGN_IN_PATHS.has(location.pathname.replace(/\/$/, ''))) void import('./app/sign-in-start').then((part) => part.start())
else void import('./app/app-start').then((part) => part.start())
