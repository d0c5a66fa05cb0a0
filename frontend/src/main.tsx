/** Starts: the way in by itself, so that it is light; everything else with the frame. */
import { GATE_PATHS } from './app/gate-paths'

if (GATE_PATHS.has(location.pathname.replace(/\/$/, ''))) void import('./app/gate-start').then((part) => part.start())
else void import('./app/app-start').then((part) => part.start())
