import type { CoreContext } from '../CoreContext.ts'
import type { MediaRepo } from '../media/mediaRepo.ts'
import type { ProjectRepo } from '../projects/projectRepo.ts'
import type { CompetitorRepo } from './competitorRepo.ts'
import type { ObservationRepo } from './observationRepo.ts'
import type { TheirCampaignRepo } from './theirCampaignRepo.ts'

/** What everything about competitors is built on. */
export interface JournalParts {
  context: CoreContext
  projects: ProjectRepo
  media: MediaRepo
  competitors: CompetitorRepo
  theirCampaigns: TheirCampaignRepo
  observations: ObservationRepo
}
