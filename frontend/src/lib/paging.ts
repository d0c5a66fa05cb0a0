/** Lists come a page at a time; some are read on below what is shown. */
export type Paged<Item> = { items: Item[]; total: number; page: number; size: number }

export const nextPage = ({ page, size, total }: Paged<unknown>) => (page * size < total ? page + 1 : undefined)

/** What a list that is read on begins with, where its first page came with the page. */
export const firstPage =
  <Page>(first: () => Page | undefined) =>
  () => {
    const page = first()
    return page && { pages: [page], pageParams: [1] }
  }
