CREATE TABLE `awake_spans` (
	`fromAt` integer PRIMARY KEY NOT NULL,
	`toAt` integer NOT NULL,
	`isClosed` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `deliveries` ADD `riskTakenAt` integer;