CREATE TABLE `occurrences` (
	`seriesId` text NOT NULL,
	`occurrenceLocal` text NOT NULL,
	`postId` text NOT NULL,
	PRIMARY KEY(`seriesId`, `occurrenceLocal`),
	FOREIGN KEY (`seriesId`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`postId`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `occurrences_postId_unique` ON `occurrences` (`postId`);--> statement-breakpoint
CREATE TABLE `series` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`rule` text NOT NULL,
	`startLocal` text NOT NULL,
	`zone` text NOT NULL,
	`content` text NOT NULL,
	`schedules` text NOT NULL,
	`madeThroughLocal` text NOT NULL,
	`extendAt` integer,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `series_project` ON `series` (`projectId`);--> statement-breakpoint
CREATE INDEX `series_extend_at` ON `series` (`extendAt`) WHERE "series"."extendAt" is not null and "series"."deletedAt" is null;--> statement-breakpoint
CREATE TABLE `series_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`seriesId` text NOT NULL,
	`at` integer NOT NULL,
	`before` text NOT NULL,
	FOREIGN KEY (`seriesId`) REFERENCES `series`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `series_changes_series` ON `series_changes` (`seriesId`,`at`);