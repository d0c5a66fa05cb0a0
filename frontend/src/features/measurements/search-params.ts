/** Which mappings and contests the address names, and what one maps from. */
import { numberIn, textIn } from '@/lib/search-params'

export type MappingSearch = { layanan?: string; sumber?: string; halaman?: number }
export type NewMappingSearch = { layanan?: string; sumber?: string }
export type ContestSearch = { selesai?: true; halaman?: number }

export const mappingSearch = (raw: Record<string, unknown>): MappingSearch => ({ layanan: textIn(raw.layanan), sumber: textIn(raw.sumber), halaman: numberIn(raw.halaman) })

export const newMappingSearch = (raw: Record<string, unknown>): NewMappingSearch => ({ layanan: textIn(raw.layanan), sumber: textIn(raw.sumber) })

export const contestSearch = (raw: Record<string, unknown>): ContestSearch => ({ selesai: raw.selesai === true || raw.selesai === 'true' ? true : undefined, halaman: numberIn(raw.halaman) })
