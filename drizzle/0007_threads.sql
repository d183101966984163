CREATE TABLE `sent_parts` (
	`deliveryId` text NOT NULL,
	`position` integer NOT NULL,
	`outgoing` text NOT NULL,
	`remote` text,
	`outAt` integer,
	PRIMARY KEY(`deliveryId`, `position`),
	FOREIGN KEY (`deliveryId`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sent_parts_position" CHECK("sent_parts"."position" > 0),
	CONSTRAINT "sent_parts_out" CHECK(("sent_parts"."outAt" is not null) = ("sent_parts"."remote" is not null))
);
--> statement-breakpoint
ALTER TABLE `posts` ADD `parts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `variants` ADD `parts` text;