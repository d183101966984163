import { useNavigate } from '@tanstack/react-router'
import { Check, PencilLine, Plug, Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '#shared/model/project.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Panel } from '../../ui/Panel.tsx'

interface GettingStartedProps {
  project: Project
  hasChannel: boolean
  hasPost: boolean
}

/** The first steps of a new project; gone once they are done. */
export function GettingStarted({ project, hasChannel, hasPost }: GettingStartedProps) {
  const { t } = useTranslation()
  const core = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  const { data: networks } = useQueryOf('networks.list', undefined)
  const practice = networks?.find(
    network => network.publishing === 'api' && network.connectWays.some(way => way.kind === 'oneClick'),
  )
  const way = practice?.connectWays.find(w => w.kind === 'oneClick')

  const connectPractice = () => {
    if (practice === undefined || way === undefined) return
    void undoable({
      label: t('today.start.connected', { network: practice.name }),
      run: async () => {
        const found = await core.call('channels.probe', { network: practice.id, way: way.id, fields: {} })
        return core.call('channels.connect', { ticket: found.ticket ?? '', projectId: project.id })
      },
      undo: channel => core.call('channels.remove', { id: channel.id }),
    })
  }

  return (
    <Panel variant="card" title={t('today.start.title')} description={t('today.start.text')}>
      <ol className="flex flex-col divide-y divide-line px-4 pb-1">
        <Step done title={t('today.start.project', { name: project.name })} />
        <Step
          done={hasChannel}
          title={t('today.start.channel')}
          text={t('today.start.channelText')}
          actions={
            <>
              {practice !== undefined && (
                <Button variant="primary" icon={Sparkles} onClick={connectPractice}>
                  {t('today.start.practice')}
                </Button>
              )}
              <Button icon={Plug} onClick={() => void navigate({ to: '/channels' })}>
                {t('today.start.other')}
              </Button>
            </>
          }
        />
        <Step
          done={hasPost}
          title={t('today.start.post')}
          text={t('today.start.postText')}
          actions={
            <Button
              variant={hasChannel ? 'primary' : 'secondary'}
              icon={PencilLine}
              onClick={() => void navigate({ to: '/composer/new' })}
            >
              {t('commands.newPost')}
            </Button>
          }
        />
      </ol>
    </Panel>
  )
}

interface StepProps {
  done: boolean
  title: string
  text?: string
  actions?: ReactNode
}

function Step({ done, title, text, actions }: StepProps) {
  const { t } = useTranslation()
  return (
    <li className="flex items-center gap-3 py-3">
      <span
        className={
          done
            ? 'flex size-5 shrink-0 items-center justify-center rounded-full bg-success-soft text-success'
            : 'size-5 shrink-0 rounded-full border border-edge'
        }
      >
        {done && <Icon icon={Check} size={12} />}
      </span>
      <div className="min-w-0 flex-1">
        <p className={done ? 'text-ink-muted' : 'font-medium'}>
          {title}
          {done && <span className="sr-only"> {t('today.start.done')}</span>}
        </p>
        {!done && text !== undefined && <p className="text-sm text-ink-muted">{text}</p>}
      </div>
      {!done && <div className="flex shrink-0 gap-2">{actions}</div>}
    </li>
  )
}
