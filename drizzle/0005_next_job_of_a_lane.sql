DROP INDEX `jobs_due`;--> statement-breakpoint
ALTER TABLE `jobs` ADD `plannedAt` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `jobs` SET `plannedAt` = coalesce(
  (SELECT d.`dueAt` FROM `deliveries` d WHERE d.`id` = `deliveryId` AND `kind` = 'publish'), `runAt`)
WHERE `state` in ('waiting','uncertain');--> statement-breakpoint
CREATE INDEX `jobs_next` ON `jobs` (`lane`,("kind" = 'publish' and "phase" = 'prepare'),`runAt`,`plannedAt`) WHERE "jobs"."state" in ('waiting','uncertain');--> statement-breakpoint
CREATE INDEX `jobs_latest` ON `jobs` (`latestAt`) WHERE "jobs"."state" = 'waiting' and "jobs"."latestAt" is not null;