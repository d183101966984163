PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`deliveryId` text NOT NULL,
	`lane` text NOT NULL,
	`state` text NOT NULL,
	`phase` text NOT NULL,
	`runAt` integer NOT NULL,
	`plannedAt` integer DEFAULT 0 NOT NULL,
	`latestAt` integer,
	`insisted` integer DEFAULT false NOT NULL,
	`attempt` integer NOT NULL,
	`bootId` text,
	`prepared` text,
	`firstCommitAt` integer,
	`createdAt` integer NOT NULL,
	`finishedAt` integer,
	FOREIGN KEY (`deliveryId`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jobs_kind" CHECK("__new_jobs"."kind" in ('publish','expire','edit','comment','handOver','takeBack')),
	CONSTRAINT "jobs_state" CHECK("__new_jobs"."state" in ('waiting','running','uncertain','done','failed','cancelled')),
	CONSTRAINT "jobs_phase" CHECK("__new_jobs"."phase" in ('prepare','commit','confirm')),
	CONSTRAINT "jobs_running" CHECK(("__new_jobs"."state" = 'running') = ("__new_jobs"."bootId" is not null)),
	CONSTRAINT "jobs_finished" CHECK(("__new_jobs"."finishedAt" is not null) = ("__new_jobs"."state" in ('done','failed','cancelled'))),
	CONSTRAINT "jobs_waiting" CHECK("__new_jobs"."state" <> 'waiting' or "__new_jobs"."phase" <> 'commit')
);
--> statement-breakpoint
INSERT INTO `__new_jobs`("id", "kind", "deliveryId", "lane", "state", "phase", "runAt", "plannedAt", "latestAt", "insisted", "attempt", "bootId", "prepared", "firstCommitAt", "createdAt", "finishedAt") SELECT "id", "kind", "deliveryId", "lane", "state", "phase", "runAt", "plannedAt", "latestAt", "insisted", "attempt", "bootId", "prepared", "firstCommitAt", "createdAt", "finishedAt" FROM `jobs`;--> statement-breakpoint
DROP TABLE `jobs`;--> statement-breakpoint
ALTER TABLE `__new_jobs` RENAME TO `jobs`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_live` ON `jobs` (`deliveryId`,`kind`) WHERE "jobs"."state" in ('waiting','running','uncertain');--> statement-breakpoint
CREATE INDEX `jobs_next` ON `jobs` (`lane`,("kind" = 'publish' and "phase" = 'prepare'),`runAt`,`plannedAt`) WHERE "jobs"."state" in ('waiting','uncertain');--> statement-breakpoint
CREATE INDEX `jobs_latest` ON `jobs` (`latestAt`) WHERE "jobs"."state" = 'waiting' and "jobs"."latestAt" is not null;--> statement-breakpoint
CREATE INDEX `jobs_busy` ON `jobs` (`lane`) WHERE "jobs"."state" = 'running';--> statement-breakpoint
CREATE INDEX `jobs_delivery` ON `jobs` (`deliveryId`);--> statement-breakpoint
CREATE INDEX `jobs_take_back` ON `jobs` (`runAt`) WHERE "jobs"."kind" = 'takeBack' and "jobs"."state" = 'waiting';--> statement-breakpoint
ALTER TABLE `deliveries` ADD `handOver` text;--> statement-breakpoint
CREATE INDEX `deliveries_handed_over` ON `deliveries` (`channelId`) WHERE "deliveries"."handOver" is not null;