import { History, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PostFields } from '#shared/model/post.ts'
import { QueryError } from '../../../bridge/QueryError.tsx'
import { useNow } from '../../../bridge/useNow.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { Button } from '../../../ui/Button.tsx'
import { Drawer } from '../../../ui/Drawer.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { useComposer, useStructuralChange } from '../useComposer.ts'

/** What a version brings back. Channels stay as they are: taking one away would take its delivery away. */
const content = ({ kind, text, link, media, variants }: PostFields) => ({ kind, text, link, media, variants })

/** Earlier contents of the post; bringing one back can be undone. */
export function VersionsDrawer({ postId, onClose }: { postId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { fields } = useComposer()
  const change = useStructuralChange()
  const format = useFormat()
  const now = useNow()
  const versions = useQueryOf('posts.versions', { id: postId })
  const restore = (version: PostFields) => {
    change(
      t('composer.did.restore'),
      () => content(version),
      () => content(fields),
    )
    onClose()
  }
  return (
    <Drawer open onClose={onClose} title={t('composer.versions')} description={t('composer.versionsText')}>
      {versions.data === undefined ? (
        versions.isError ? (
          <QueryError error={versions.error} retry={versions.refetch} />
        ) : (
          <Skeleton shape="cards" count={3} />
        )
      ) : versions.data.length === 0 ? (
        <EmptyState
          size="inline"
          icon={History}
          title={t('composer.noVersions')}
          text={t('composer.noVersionsText')}
        />
      ) : (
        <ol className="flex flex-col divide-y">
          {versions.data.map(version => (
            <li key={version.savedAt} className="flex flex-col gap-2 py-3 first:pt-0">
              <div className="flex items-center justify-between gap-4">
                <span className="text-sm text-ink-muted tabular">{format.when(version.savedAt, now)}</span>
                <Button size="sm" icon={RotateCcw} onClick={() => restore(version.fields)}>
                  {t('composer.restore')}
                </Button>
              </div>
              <p className="line-clamp-4 break-words whitespace-pre-wrap">
                {version.fields.text === '' ? (
                  <span className="text-ink-muted">{t('common.noText')}</span>
                ) : (
                  version.fields.text
                )}
              </p>
              {version.fields.media.length > 0 && (
                <span className="text-sm text-ink-muted">
                  {t('composer.mediaCount', { count: version.fields.media.length })}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  )
}
