CREATE TABLE `brand_fonts` (
	`id` text PRIMARY KEY NOT NULL,
	`projectId` text NOT NULL,
	`family` text NOT NULL,
	`style` text NOT NULL,
	`lightest` integer NOT NULL,
	`heaviest` integer NOT NULL,
	`italic` integer NOT NULL,
	`latinExtended` integer NOT NULL,
	`cyrillic` integer NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "brand_fonts_mime" CHECK("brand_fonts"."mime" in ('font/ttf','font/otf','font/woff','font/woff2'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `brand_fonts_file` ON `brand_fonts` (`projectId`,`sha256`);--> statement-breakpoint
CREATE TABLE `brand_kits` (
	`projectId` text PRIMARY KEY NOT NULL,
	`own` text NOT NULL,
	`createdAt` integer NOT NULL,
	`updatedAt` integer NOT NULL,
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `project_media` (
	`projectId` text NOT NULL,
	`mediaId` text NOT NULL,
	PRIMARY KEY(`projectId`, `mediaId`),
	FOREIGN KEY (`projectId`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mediaId`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
