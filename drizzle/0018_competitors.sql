CREATE TABLE `competitor_channels` (
	`id` text PRIMARY KEY NOT NULL,
	`competitorId` text NOT NULL,
	`network` text NOT NULL,
	`handle` text NOT NULL,
	`url` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`competitorId`) REFERENCES `competitors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `competitor_channels_competitor` ON `competitor_channels` (`competitorId`);--> statement-breakpoint
CREATE TABLE `competitors` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`name` text NOT NULL,
	`logoMediaId` text,
	`positioning` text NOT NULL,
	`strengths` text NOT NULL,
	`weaknesses` text NOT NULL,
	`priceLevel` text,
	`notes` text NOT NULL,
	`website` text,
	`position` integer NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`logoMediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "competitors_price" CHECK("competitors"."priceLevel" is null or "competitors"."priceLevel" in ('budget','middle','upper','luxury'))
);
--> statement-breakpoint
CREATE INDEX `competitors_project` ON `competitors` (`projectId`);--> statement-breakpoint
CREATE TABLE `observation_media` (
	`observationId` text NOT NULL,
	`position` integer NOT NULL,
	`mediaId` text NOT NULL,
	PRIMARY KEY(`observationId`, `position`),
	FOREIGN KEY (`observationId`) REFERENCES `observations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`mediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `observation_media_media` ON `observation_media` (`mediaId`);--> statement-breakpoint
CREATE TABLE `observation_tags` (
	`observationId` text NOT NULL,
	`tag` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`observationId`, `tag`),
	FOREIGN KEY (`observationId`) REFERENCES `observations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `observation_tags_tag` ON `observation_tags` (`tag`);--> statement-breakpoint
CREATE TABLE `observations` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`competitorId` text,
	`competitorChannelId` text,
	`theirCampaignId` text,
	`kind` text NOT NULL,
	`format` text NOT NULL,
	`text` text NOT NULL,
	`link` text NOT NULL,
	`shotText` text NOT NULL,
	`seenAt` integer NOT NULL,
	`publishedAt` integer,
	`happenedAt` integer GENERATED ALWAYS AS (coalesce(publishedAt, seenAt)) VIRTUAL NOT NULL,
	`likes` integer,
	`comments` integer,
	`shares` integer,
	`views` integer,
	`followers` integer,
	`whatWorks` text NOT NULL,
	`whatWeTake` text NOT NULL,
	`favourite` integer NOT NULL,
	`ideaPostId` text,
	`sourceKey` text,
	`docId` integer,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competitorId`) REFERENCES `competitors`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competitorChannelId`) REFERENCES `competitor_channels`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`theirCampaignId`) REFERENCES `their_campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ideaPostId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "observations_kind" CHECK("observations"."kind" in ('post','advertisement','contest','price','product','event','review')),
	CONSTRAINT "observations_format" CHECK("observations"."format" in ('text','image','carousel','video','story','link','other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `observations_sourceKey_unique` ON `observations` (`sourceKey`);--> statement-breakpoint
CREATE INDEX `observations_project_happened` ON `observations` (`projectId`,`happenedAt`,`id`) WHERE "observations"."deletedAt" is null;--> statement-breakpoint
CREATE INDEX `observations_project_seen` ON `observations` (`projectId`,`seenAt`,`id`,`docId`) WHERE "observations"."deletedAt" is null;--> statement-breakpoint
CREATE INDEX `observations_seen` ON `observations` (`seenAt`,`id`) WHERE "observations"."deletedAt" is null;--> statement-breakpoint
CREATE INDEX `observations_competitor` ON `observations` (`competitorId`,`happenedAt`) WHERE "observations"."deletedAt" is null;--> statement-breakpoint
CREATE INDEX `observations_doc` ON `observations` (`docId`);--> statement-breakpoint
CREATE INDEX `observations_their_campaign` ON `observations` (`theirCampaignId`) WHERE "observations"."theirCampaignId" is not null;--> statement-breakpoint
CREATE INDEX `observations_idea` ON `observations` (`ideaPostId`) WHERE "observations"."ideaPostId" is not null;--> statement-breakpoint
CREATE TABLE `their_campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`competitorId` text NOT NULL,
	`name` text NOT NULL,
	`offer` text NOT NULL,
	`startsOn` text,
	`endsOn` text,
	`networks` text NOT NULL,
	`weight` integer,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competitorId`) REFERENCES `competitors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `their_campaigns_project` ON `their_campaigns` (`projectId`);--> statement-breakpoint
CREATE INDEX `their_campaigns_competitor` ON `their_campaigns` (`competitorId`);