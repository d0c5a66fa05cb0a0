/** A link within text that leads to a page; the router checks its address. */
import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type TextLinkProps = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>

export const TextLink = createLink((props: TextLinkProps) => <Anchor {...props} />)
