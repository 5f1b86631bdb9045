/** Code that the headless page of the site waits for; its test types it. */
declare var challenge: OwnID.CodeChallenge;
