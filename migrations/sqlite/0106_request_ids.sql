-- The HTTP request that caused a message or a job: its id, 16 hexadecimal digits, as the log has it.
alter table outbox add column request_id text;
alter table job add column request_id text;
