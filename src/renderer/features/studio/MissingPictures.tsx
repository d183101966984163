import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'

/** Says before something is made of a design that there are grey places in it where pictures are missing; nothing where none are. */
export function MissingPictures({ count }: { count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <p className="flex items-start gap-2 text-warning">
      <span className="mt-0.5">
        <Icon icon={TriangleAlert} size={14} />
      </span>
      {t('studioOutput.missing', { count })}
    </p>
  )
}
