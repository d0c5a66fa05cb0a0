/** Lists come a page at a time; some are read on below what is shown. */
export type Paged<Item> = { items: Item[]; total: number; page: number; size: number }

export const nextPage = ({ page, size, total }: Paged<unknown>) => (page * size < total ? page + 1 : undefined)
