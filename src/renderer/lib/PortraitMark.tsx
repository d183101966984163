import type { Portrait } from '#shared/model/portrait.ts'
import { mediaUrl } from '../bridge/uploadFile.ts'
import { Avatar } from '../ui/Avatar.tsx'

interface PortraitMarkProps {
  portrait: Pick<Portrait, 'name' | 'colour' | 'mediaId'>
  size?: 'sm' | 'md' | 'lg' | 'xl'
}

/** The face of a portrait, or its initials. Decorative: the name stands beside it. */
export function PortraitMark({ portrait: { name, colour, mediaId }, size = 'sm' }: PortraitMarkProps) {
  return (
    <Avatar
      size={size}
      shape="round"
      name={name === '' ? '?' : name}
      colour={colour}
      imageUrl={mediaId === null ? null : mediaUrl(mediaId, size === 'xl' ? 160 : 64)}
    />
  )
}
