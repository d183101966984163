CREATE TABLE `pillars` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`name` text NOT NULL,
	`colour` text NOT NULL,
	`position` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pillars_project` ON `pillars` (`projectId`);--> statement-breakpoint
ALTER TABLE `posts` ADD `pillarId` text REFERENCES pillars(id);