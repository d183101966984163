CREATE TABLE `blackouts` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text,
	`name` text NOT NULL,
	`startsOn` text NOT NULL,
	`endsOn` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "blackouts_dates" CHECK("blackouts"."startsOn" <= "blackouts"."endsOn")
);
--> statement-breakpoint
CREATE INDEX `blackouts_ends` ON `blackouts` (`endsOn`);--> statement-breakpoint
ALTER TABLE `channels` ADD `spacingMs` integer;--> statement-breakpoint
ALTER TABLE `channels` ADD `dailyCap` integer;--> statement-breakpoint
ALTER TABLE `channels` ADD `quiet` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `ifMissed` text DEFAULT 'ask' NOT NULL;--> statement-breakpoint
CREATE INDEX `deliveries_channel_published` ON `deliveries` (`channelId`,`publishedAt`) WHERE "deliveries"."publishedAt" is not null;--> statement-breakpoint
ALTER TABLE `jobs` ADD `insisted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `projects` ADD `paused` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `projects` ADD `graceMs` integer;--> statement-breakpoint
ALTER TABLE `projects` ADD `quiet` text;