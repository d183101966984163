DROP INDEX `deliveries_waiting`;--> statement-breakpoint
DROP INDEX `deliveries_expire_at`;--> statement-breakpoint
CREATE INDEX `deliveries_waiting` ON `deliveries` (`dueAt`,`projectId`) WHERE "deliveries"."state" = 'waiting' and "deliveries"."deletedAt" is null;--> statement-breakpoint
CREATE INDEX `deliveries_expire_at` ON `deliveries` (`expireAt`) WHERE "deliveries"."state" = 'published' and "deliveries"."expireAt" is not null;