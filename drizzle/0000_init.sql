CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`name` text NOT NULL,
	`goal` text NOT NULL,
	`colour` text,
	`startsOn` text,
	`endsOn` text,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaigns_project` ON `campaigns` (`projectId`);--> statement-breakpoint
CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`network` text NOT NULL,
	`remoteId` text NOT NULL,
	`name` text NOT NULL,
	`handle` text NOT NULL,
	`url` text,
	`config` text NOT NULL,
	`limits` text,
	`rights` text NOT NULL,
	`health` text NOT NULL,
	`paused` integer NOT NULL,
	`needsLogin` integer NOT NULL,
	`holdUntil` integer,
	`nextPublishAt` integer,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `channels_project` ON `channels` (`projectId`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`postId` text NOT NULL,
	`channelId` text NOT NULL,
	`projectId` text NOT NULL,
	`state` text NOT NULL,
	`dueLocal` text,
	`zone` text NOT NULL,
	`dueAt` integer,
	`latestLocal` text,
	`expiry` text NOT NULL,
	`expireAt` integer,
	`publishedAt` integer,
	`expiredAt` integer,
	`idempotencyKey` text NOT NULL,
	`outgoing` text,
	`remote` text,
	`problem` text,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`channelId`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deliveries_state" CHECK("deliveries"."state" in ('draft','waiting','running','published','failed','uncertain','missed','cancelled','expired')),
	CONSTRAINT "deliveries_due" CHECK("deliveries"."state" not in ('waiting','running','uncertain','missed') or "deliveries"."dueAt" is not null),
	CONSTRAINT "deliveries_out" CHECK(("deliveries"."publishedAt" is not null) = ("deliveries"."state" in ('published','expired'))),
	CONSTRAINT "deliveries_expired" CHECK(("deliveries"."expiredAt" is not null) = ("deliveries"."state" = 'expired')),
	CONSTRAINT "deliveries_decide" CHECK("deliveries"."state" <> 'uncertain' or "deliveries"."problem" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_open` ON `deliveries` (`postId`,`channelId`) WHERE "deliveries"."state" in ('draft','waiting','running','uncertain','missed','failed') and "deliveries"."deletedAt" is null;--> statement-breakpoint
CREATE INDEX `deliveries_due_at` ON `deliveries` (`dueAt`);--> statement-breakpoint
CREATE INDEX `deliveries_project_due` ON `deliveries` (`projectId`,`dueAt`);--> statement-breakpoint
CREATE INDEX `deliveries_post` ON `deliveries` (`postId`);--> statement-breakpoint
CREATE INDEX `deliveries_channel` ON `deliveries` (`channelId`);--> statement-breakpoint
CREATE INDEX `deliveries_attention` ON `deliveries` (`state`,`projectId`) WHERE "deliveries"."state" in ('failed','uncertain','missed') or "deliveries"."problem" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_waiting` ON `deliveries` (`dueAt`,`projectId`) WHERE "deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `deliveries_expire_at` ON `deliveries` (`expireAt`) WHERE "deliveries"."expireAt" is not null;--> statement-breakpoint
CREATE INDEX `deliveries_published_at` ON `deliveries` (`publishedAt`) WHERE "deliveries"."publishedAt" is not null;--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`deliveryId` text NOT NULL,
	`lane` text NOT NULL,
	`state` text NOT NULL,
	`phase` text NOT NULL,
	`runAt` integer NOT NULL,
	`latestAt` integer,
	`attempt` integer NOT NULL,
	`bootId` text,
	`prepared` text,
	`firstCommitAt` integer,
	`createdAt` integer NOT NULL,
	`finishedAt` integer,
	FOREIGN KEY (`deliveryId`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jobs_kind" CHECK("jobs"."kind" in ('publish','expire','edit')),
	CONSTRAINT "jobs_state" CHECK("jobs"."state" in ('waiting','running','uncertain','done','failed','cancelled')),
	CONSTRAINT "jobs_phase" CHECK("jobs"."phase" in ('prepare','commit','confirm')),
	CONSTRAINT "jobs_running" CHECK(("jobs"."state" = 'running') = ("jobs"."bootId" is not null)),
	CONSTRAINT "jobs_finished" CHECK(("jobs"."finishedAt" is not null) = ("jobs"."state" in ('done','failed','cancelled'))),
	CONSTRAINT "jobs_waiting" CHECK("jobs"."state" <> 'waiting' or "jobs"."phase" <> 'commit')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_live` ON `jobs` (`deliveryId`,`kind`) WHERE "jobs"."state" in ('waiting','running','uncertain');--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`runAt`) WHERE "jobs"."state" in ('waiting','uncertain');--> statement-breakpoint
CREATE INDEX `jobs_busy` ON `jobs` (`lane`) WHERE "jobs"."state" = 'running';--> statement-breakpoint
CREATE INDEX `jobs_delivery` ON `jobs` (`deliveryId`);--> statement-breakpoint
CREATE TABLE `labels` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `labels_project` ON `labels` (`projectId`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`event` text NOT NULL,
	`projectId` text,
	`channelId` text,
	`deliveryId` text,
	`channelName` text NOT NULL,
	`attempt` integer,
	`excerpt` text NOT NULL,
	`sent` text,
	`received` text,
	`decision` text,
	`url` text,
	CONSTRAINT "ledger_event" CHECK("ledger"."event" in ('scheduled','moved','unscheduled','cancelled','prepared','sending','published','retryLater','postponed','refused','uncertain','found','notFound','missed','decided','handedOver','markedOut','edited','editFailed','removing','removed','alreadyGone','removeFailed','cannotRemove','verified','recovered'))
);
--> statement-breakpoint
CREATE INDEX `ledger_delivery` ON `ledger` (`deliveryId`);--> statement-breakpoint
CREATE INDEX `ledger_project` ON `ledger` (`projectId`,`id`);--> statement-breakpoint
CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`mime` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`durationMs` integer,
	`sha256` text NOT NULL,
	`createdAt` integer NOT NULL,
	CONSTRAINT "media_kind" CHECK("media"."kind" in ('image','animation','video'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_sha256_unique` ON `media` (`sha256`);--> statement-breakpoint
CREATE TABLE `post_labels` (
	`postId` text NOT NULL,
	`labelId` text NOT NULL,
	PRIMARY KEY(`postId`, `labelId`),
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`labelId`) REFERENCES `labels`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_labels_label` ON `post_labels` (`labelId`);--> statement-breakpoint
CREATE TABLE `post_media` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`postId` text NOT NULL,
	`channelId` text,
	`position` integer NOT NULL,
	`mediaId` text NOT NULL,
	`alt` text NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`channelId`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `post_media_post` ON `post_media` (`postId`);--> statement-breakpoint
CREATE INDEX `post_media_media` ON `post_media` (`mediaId`);--> statement-breakpoint
CREATE TABLE `post_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`postId` text NOT NULL,
	`savedAt` integer NOT NULL,
	`fields` text NOT NULL,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_versions_post` ON `post_versions` (`postId`,`savedAt`);--> statement-breakpoint
CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`campaignId` text,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`link` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaignId`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "posts_kind" CHECK("posts"."kind" in ('original','repost','advertisement','contest'))
);
--> statement-breakpoint
CREATE INDEX `posts_project` ON `posts` (`projectId`,`updatedAt`);--> statement-breakpoint
CREATE INDEX `posts_campaign` ON `posts` (`campaignId`);--> statement-breakpoint
CREATE TABLE `projects` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`logoMediaId` text,
	`zone` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`logoMediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `secrets` (
	`channelId` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`channelId`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `variants` (
	`postId` text NOT NULL,
	`channelId` text NOT NULL,
	`text` text,
	`link` text,
	`ownMedia` integer NOT NULL,
	`options` text NOT NULL,
	PRIMARY KEY(`postId`, `channelId`),
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`channelId`) REFERENCES `channels`(`id`) ON UPDATE no action ON DELETE no action
);
