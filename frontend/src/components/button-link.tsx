/** A button that leads to a page; the router checks its address. */
import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type ButtonLinkProps = ButtonProps & Omit<ComponentProps<'a'>, keyof ButtonProps>

export const ButtonLink = createLink((props: ButtonLinkProps) => <Button component="a" {...props} />)
